import { expect, test } from "vitest";
import { filterParams, laterMonth, readStatementFilter, statementQuery } from "./statement-filter";

const NOW = new Date("2026-12-31T23:59:59.000Z");

test("without a word it is this month, from its first instant to the next month's", () => {
  const filter = readStatementFilter({ kind: "renew", month: "2026-13" }, NOW);
  expect(filter).toEqual({ kind: "renew", month: "2026-12" });
  expect(statementQuery(filter)).toEqual({
    kind: "renew",
    from: "2026-12-01T00:00:00.000Z",
    to: "2027-01-01T00:00:00.000Z",
  });
  expect(filterParams(filter)).toBe("?kind=renew&month=2026-12");
});

test("days go before a month, and all is all", () => {
  const days = readStatementFilter({ since: "2026-02-01", until: "2026-02-28", month: "2025-01" }, NOW);
  expect(statementQuery(days)).toMatchObject({
    from: "2026-02-01T00:00:00.000Z",
    to: "2026-03-01T00:00:00.000Z",
  });
  expect(statementQuery(readStatementFilter({ month: "all" }, NOW))).toEqual({});
  expect([laterMonth("2026-12", 1), laterMonth("2026-01", -1)]).toEqual(["2027-01", "2025-12"]);
});
