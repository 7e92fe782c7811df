import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { NOW } from "@/testing/builders";
import { buildChannel, buildChannelKey } from "@/testing/channels";
import { openRegistrarApi } from "@/testing/registrar-api";
import { openTestRegistry } from "@/testing/registry";

let db: Database;
let key: string;
let seconds = 0;

beforeAll(async () => {
  db = await openTestRegistry();
  key = (await buildChannelKey(db, await buildChannel(db, { listings: ["defiwallet"] }))).key;
});
afterAll(() => db.close());

/** At `NOW`, and so many seconds later. */
const send = async (method: string, path: string, body?: object, at = 0) => {
  seconds = at;
  return openRegistrarApi(db, { now: () => new Date(NOW.getTime() + seconds * 1000) })(method, path, {
    key,
    body,
  });
};

test("the sandbox's clock moves once for a key, and tells what happened", async () => {
  const none = await send("POST", "/sandbox/clock", { advance_days: 30 });
  expect([none.status, none.error.message]).toEqual([
    400,
    expect.stringContaining("reset its fixtures first"),
  ]);
  await send("POST", "/sandbox/reset", { tld: "defiwallet" });
  const move = { advance_days: 45, idempotency_key: "clock-1" };
  const moved = await send("POST", "/sandbox/clock", move);
  expect(moved.status).toBe(202);
  expect(moved.data).toMatchObject({
    command: "advance_clock",
    status: "sandbox",
    sandbox: true,
    idempotent: false,
    advanced_seconds: 45 * 86_400,
    total_seconds: 45 * 86_400,
    skipped: [],
  });
  const about = (moved.data.happened as { domain: string; event: string }[]).filter(
    ({ domain }) => domain === "ote-renew.defiwallet",
  );
  expect(about.map(({ event }) => event)).toEqual([
    ...Array<string>(4).fill("subdomain.expiring"),
    "subdomain.expired",
    "subdomain.held",
  ]);
  const again = await send("POST", "/sandbox/clock", move);
  expect(again.data).toMatchObject({ idempotent: true, total_seconds: 45 * 86_400 });
  expect((await send("GET", "/domains/ote-renew.defiwallet")).data).toMatchObject({
    state: "expired",
    statuses: ["serverHold"],
    rgp_statuses: ["autoRenewPeriod"],
  });
  await send("POST", "/sandbox/reset", { tld: "defiwallet" });
  expect((await send("GET", "/domains/ote-renew.defiwallet")).data).toMatchObject({ state: "active" });
});

test.each([
  {},
  { advance_days: 0 },
  { advance_days: -1 },
  { advance_days: 1.5 },
  { advance_days: 4001 },
  { advance_days: "1" },
])("a clock does not move by %j", async (body) => {
  const answer = await send("POST", "/sandbox/clock", body);
  expect([400, 422]).toContain(answer.status);
  expect(answer.error.details.errors?.map(({ field }) => field)).toEqual(["advance_days"]);
});

test("magic names are refused as the reference says, and a backend that is down with Retry-After", async () => {
  const create = (label: string, at = 0) =>
    send("POST", "/domains", { domain: `${label}.defiwallet`, sandbox: true }, at);
  const blocked = await create("blocked");
  expect([
    blocked.status,
    blocked.error.code,
    blocked.error.retryable,
    blocked.error.epp_result_code,
  ]).toEqual([422, "blocked_by_policy", false, 2308]);
  const waits = await create("action-required");
  expect([waits.status, waits.error.code]).toEqual([409, "registrant_action_required"]);
  expect(waits.error.details).toMatchObject({ action: "verify_registrant_email" });
  const down = await create("backend-down");
  expect([down.status, down.error.code, down.error.retryable]).toEqual([503, "backend_unavailable", true]);
  expect(down.headers.get("retry-after")).toBe("5");
  expect((await create("backend-down", 3)).headers.get("retry-after")).toBe("2");
  expect((await create("backend-down", 5)).status).toBe(202);
});
