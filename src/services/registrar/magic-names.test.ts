import { afterAll, beforeAll, expect, test } from "vitest";
import { type Database, openDatabase } from "@/db/client";
import { NOW } from "@/testing/builders";
import { type BuiltChannel, buildChannel } from "@/testing/channels";
import { openRegistrar } from "@/testing/registrar";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";
import { SLOW_MS } from "./magic-names";

let db: Database & { url: string };
let channel: BuiltChannel;

beforeAll(async () => {
  db = await openTestRegistry();
  channel = await buildChannel(db, { state: "ote", listings: ["defiwallet"] });
});
afterAll(() => db.close());

const later = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const sandbox = { sandbox: true };

test("a blocked name is not available, and every change of it is refused for good", async () => {
  const send = await openRegistrar(db, channel);
  const before = await countRows(db);
  const names = ["blocked.defiwallet", "blocked-7.defiwallet", "unblocked.defiwallet"];
  const check = await send("check_domain", { names, isList: true }, sandbox);
  expect(check).toMatchObject({
    error: null,
    result: {
      results: [{ available: false, reason: "reserved" }, { available: false }, { available: true }],
    },
  });
  for (const outcome of [
    await send("create_domain", { name: "blocked.defiwallet" }, { ...sandbox, key: "b-1" }),
    await send("create_domain", { name: "blocked.defiwallet" }, { ...sandbox, key: "b-1" }),
    await send("renew_domain", { name: "blocked-7.defiwallet" }, sandbox),
    await send("transfer_domain", { name: "blocked.defiwallet", gainingRegistrar: "other" }, sandbox),
  ]) {
    expect(outcome).toMatchObject({ status: "failed", error: { code: "blocked_by_policy" } });
  }
  expect(await countRows(db)).toEqual(before);
});

test("what waits for the registrant says what they have to do", async () => {
  const send = await openRegistrar(db, channel);
  const outcome = await send("create_domain", { name: "action-required.defiwallet" }, sandbox);
  expect(outcome.error?.code).toBe("registrant_action_required");
  expect(outcome.error?.details).toMatchObject({
    action: "verify_registrant_email",
    instructions: expect.stringContaining("Open the link"),
  });
  const info = await send("info_domain", { name: "action-required.defiwallet" }, sandbox);
  expect(info).toMatchObject({ error: null, result: { state: "active", ote_sandbox: true } });
});

test("a backend that is down says when to come again, keeps to it, and goes down anew after a minute", async () => {
  const send = await openRegistrar(db, channel);
  const tryAt = async (seconds: number, about = {}) => {
    const name = "backend-down.defiwallet";
    const { error } = await send("renew_domain", { name }, { ...sandbox, at: later(seconds), ...about });
    return error ? [error.code, error.details.retry_after_seconds] : "done";
  };
  expect(await tryAt(0, { key: "d-1" })).toEqual(["backend_unavailable", 5]);
  expect(await tryAt(2, { key: "d-1" })).toEqual(["backend_unavailable", 3]);
  expect(await tryAt(5, { key: "d-1" })).toBe("done");
  expect(await tryAt(30)).toBe("done");
  expect(await tryAt(63)).toEqual(["backend_unavailable", 5]);
  expect(await tryAt(64, { key: "d-1" })).toBe("done");
});

test("a slow change keeps its key to itself meanwhile, and gives every repeat its result", async () => {
  const work = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<number>();
  const pause = (ms: number) => {
    begun.resolve(ms);
    return work.promise;
  };
  const send = await openRegistrar(db, channel, { pause });
  const elsewhere = openDatabase(db.url, 4);
  const sendElsewhere = await openRegistrar(elsewhere, channel, { pause });
  const about = { ...sandbox, key: "s-1" };
  const name = "slow.defiwallet";
  const first = send("create_domain", { name }, about);
  expect(await begun.promise).toBe(SLOW_MS);
  const meanwhile = await sendElsewhere("create_domain", { name }, about);
  expect(meanwhile.error?.code).toBe("idempotency_in_progress");
  const waiting = send("create_domain", { name }, about);
  const check = await send("check_domain", { names: [name], isList: false }, sandbox);
  expect(check).toMatchObject({ result: { available: true } });
  work.resolve();
  expect(await first).toMatchObject({ status: "sandbox", replayed: false });
  expect(await waiting).toMatchObject({ status: "sandbox", replayed: true });
  expect(await sendElsewhere("create_domain", { name }, about)).toMatchObject({ replayed: true });
  await elsewhere.close();
});

test("in production they are names like others", async () => {
  const approved = await buildChannel(db, {
    state: "production_approved",
    listings: ["defiwallet"],
    balance: 100_000,
  });
  const send = await openRegistrar(db, approved, {
    pause: () => Promise.reject(new Error("production waits for nothing")),
  });
  for (const label of ["blocked", "slow", "backend-down"]) {
    expect(await send("create_domain", { name: `${label}-9.defiwallet` })).toMatchObject({
      status: "success",
    });
  }
});
