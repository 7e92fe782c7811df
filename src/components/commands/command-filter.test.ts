import { expect, it } from "vitest";
import { commandQuery, isFiltered, ownCommandQuery, readCommandFilter } from "./command-filter";

const NOW = new Date("2026-11-21T09:00:00Z");

it("the URL's filter is what the log is asked for", () => {
  const filter = readCommandFilter({
    channel: " acme ",
    command: "create_domain",
    status: "failed",
    error: "not_found",
    domain: "shop.com.store",
    key: "k",
    request: "req_1",
    sandbox: "no",
    from: "2026-11-20T08:00",
    to: "2026-11-21T08:00",
  });
  expect(commandQuery(filter, NOW)).toEqual({
    channel: "acme",
    command: "create_domain",
    status: "failed",
    errorCode: "not_found",
    domain: "shop.com.store",
    idempotencyKey: "k",
    requestId: "req_1",
    sandbox: false,
    since: "2026-11-20T08:00:00.000Z",
    until: "2026-11-21T08:00:00.000Z",
    cursor: undefined,
  });
  expect("channel" in ownCommandQuery(filter, NOW)).toBe(false);
});

it("what makes no sense is left out", () => {
  const filter = readCommandFilter({
    command: "drop_table",
    status: "great",
    sandbox: "maybe",
    period: "constructor",
    from: "yesterday",
    to: "2026-13-45T99:00",
    cursor: "<script>",
  });
  expect(isFiltered(filter)).toBe(false);
  expect(Object.values(commandQuery(filter, NOW)).filter((value) => value !== undefined)).toEqual([]);
});

it("a period reaches back from now, and an older page is not followed live", () => {
  expect(commandQuery(readCommandFilter({ period: "day" }), NOW).since).toBe("2026-11-20T09:00:00.000Z");
  expect(readCommandFilter({ tail: "1" }).isTail).toBe(true);
  expect(readCommandFilter({ tail: "1", cursor: "MTIuMTI" }).isTail).toBe(false);
});
