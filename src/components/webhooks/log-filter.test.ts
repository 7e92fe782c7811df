import { expect, it } from "vitest";
import { isFiltered, logQuery, readLogFilter } from "./log-filter";

const NOW = new Date("2026-11-21T09:00:00Z");
const TYPES = ["dns.updated", "webhook.test"];

it("the URL's filter is what the log is asked for", () => {
  const filter = readLogFilter(
    {
      view: "attempts",
      answer: "5xx",
      type: "dns.updated",
      search: " shop ",
      from: "2026-11-20T08:00",
      to: "2026-11-20T08:30",
    },
    TYPES,
  );
  expect(filter).toMatchObject({ view: "attempts", answer: "5xx", state: null });
  expect(logQuery("id", filter, NOW)).toEqual({
    id: "id",
    type: "dns.updated",
    search: "shop",
    since: "2026-11-20T08:00:00.000Z",
    until: "2026-11-20T08:30:00.000Z",
    limit: 25,
    cursor: undefined,
  });
  expect(logQuery("id", readLogFilter({ period: "day" }, TYPES), NOW).since).toBe("2026-11-20T09:00:00.000Z");
});

it("what makes no sense is left out", () => {
  const filter = readLogFilter(
    { view: "all", state: "lost", answer: "6xx", type: "dns.exploded", period: "toString", cursor: "<" },
    TYPES,
  );
  expect(filter.view).toBe("deliveries");
  expect(isFiltered(filter)).toBe(false);
  // A filter of the other view narrows nothing.
  expect(isFiltered(readLogFilter({ answer: "5xx" }, TYPES))).toBe(false);
  expect(isFiltered(readLogFilter({ state: "failed" }, TYPES))).toBe(true);
});
