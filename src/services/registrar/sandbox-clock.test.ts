import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { addDays, isoSeconds } from "@/lib/time";
import { NOW, userContext } from "@/testing/builders";
import { type BuiltChannel, buildChannel } from "@/testing/channels";
import { codeOf } from "@/testing/code-of";
import { openRegistrar } from "@/testing/registrar";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";
import type { CommandOutcome } from "./execute";
import { advanceAnySandbox, advanceOwnSandbox, viewAnySandbox, viewOwnSandbox } from "./sandbox-desk";
import { advanceAnySandboxInput, advanceSandboxInput } from "./sandbox-schema";

let db: Database;
let channel: BuiltChannel;
let send: Awaited<ReturnType<typeof openRegistrar>>;

beforeAll(async () => {
  db = await openTestRegistry();
  channel = await buildChannel(db, { state: "ote", listings: ["defiwallet"] });
  send = await openRegistrar(db, channel);
});
afterAll(() => db.close());

const owner = () => userContext(db, channel.account);
const move = async (target: object) =>
  advanceOwnSandbox(await owner(), advanceSandboxInput.parse({ target }));
const resultOf = (outcome: CommandOutcome) => {
  if (outcome.error) throw outcome.thrown;
  return outcome.result as Record<string, unknown>;
};
const info = async (name: string) => resultOf(await send("info_domain", { name }));
const RENEW = "ote-renew.defiwallet";

test("a fixture goes through its life, commands meet it there, and a reset puts it back", async () => {
  resultOf(await send("reset_fixtures"));
  const fresh = await info(RENEW);
  resultOf(await send("create_domain", { name: "younger.defiwallet", autoRenew: true }, { sandbox: true }));
  const before = await countRows(db);

  const expired = await move({ kind: "name", name: RENEW, milestone: "expiry" });
  expect(expired.moments.at(-1)?.steps.map(({ action }) => action)).toEqual(Array(5).fill("names.expire"));
  expect(await info(RENEW)).toMatchObject({ state: "expired", rgp_statuses: ["autoRenewPeriod"] });
  const renewed = resultOf(await send("renew_domain", { name: RENEW }, { sandbox: true }));
  expect(renewed).toMatchObject({ state: "active", ote_sandbox: true });

  await move({ kind: "name", name: RENEW, milestone: "hold" });
  expect(await info(RENEW)).toMatchObject({ state: "expired", statuses: ["serverHold"] });
  await move({ kind: "name", name: RENEW, milestone: "redemption" });
  expect(await info(RENEW)).toMatchObject({
    state: "redemption",
    statuses: ["pendingDelete"],
    rgp_statuses: ["redemptionPeriod"],
    redemption_ends_at: isoSeconds(addDays(NOW, 30)),
  });
  const refused = await send("renew_domain", { name: RENEW }, { sandbox: true });
  expect(refused.error?.code).toBe("status_prohibits");
  await move({ kind: "name", name: RENEW, milestone: "pending_delete" });
  expect(await info(RENEW)).toMatchObject({ state: "pending_delete", rgp_statuses: ["pendingDelete"] });
  expect(await info("younger.defiwallet")).toMatchObject({ state: "active" });
  await move({ kind: "name", name: RENEW, milestone: "release" });
  expect((await send("info_domain", { name: RENEW }, { sandbox: true })).error?.code).toBe("not_found");

  const year = await move({ kind: "by", days: 365 });
  expect(year.moments.flatMap(({ steps }) => steps.map(({ action }) => action))).toContain("names.renew");
  const view = await viewOwnSandbox(await owner());
  expect(view.names.map(({ fqdn }) => fqdn)).toEqual(["younger.defiwallet"]);
  expect(view.advancedSeconds).toBe(year.totalSeconds);

  expect(await countRows(db)).toEqual({ ...before, audit: before.audit + 6 });
  const audit = await db.prisma.auditEntry.findFirst({
    where: { action: "channels.advance_sandbox" },
    orderBy: { id: "desc" },
  });
  expect(audit).toMatchObject({ accountId: channel.account.id, subjectName: channel.slug });

  resultOf(await send("reset_fixtures"));
  expect(await info(RENEW)).toEqual(fresh);
  expect((await viewOwnSandbox(await owner())).advancedSeconds).toBe(0);
});

test("an operator sees and moves it too; a stranger, a reader and an empty sandbox are refused", async () => {
  const slug = channel.slug;
  const certifier = await userContext(db, null, { operatorRole: "certifier" });
  expect((await viewAnySandbox(certifier, { slug })).names).toHaveLength(5);
  const input = advanceAnySandboxInput.parse({ slug, target: { kind: "by", days: 10 } });
  expect(await advanceAnySandbox(certifier, input)).toMatchObject({ advancedSeconds: 864_000, skipped: [] });

  const support = await userContext(db, null, { operatorRole: "support" });
  expect(await codeOf(advanceAnySandbox(support, input))).toBe("missing_scope");
  const reader = await userContext(db, channel.account, { role: "read_only" });
  const own = advanceSandboxInput.parse({ target: { kind: "by", days: 1 } });
  expect(await codeOf(advanceOwnSandbox(reader, own))).toBe("missing_scope");
  const empty = await buildChannel(db);
  expect(await codeOf(advanceOwnSandbox(await userContext(db, empty.account), own))).toBe("invalid_request");
  expect(await codeOf(move({ kind: "name", name: "nobody.defiwallet", milestone: "expiry" }))).toBe(
    "not_found",
  );
  expect(advanceSandboxInput.safeParse({ target: { kind: "by", days: 0 } }).success).toBe(false);
});

test("two moves at once are two moves", async () => {
  resultOf(await send("reset_fixtures"));
  const before = await info(RENEW);
  await Promise.all([move({ kind: "by", days: 3 }), move({ kind: "by", days: 4 })]);
  const after = await info(RENEW);
  expect(after.expires_at).toBe(isoSeconds(addDays(new Date(String(before.expires_at)), -7)));
  expect((await viewOwnSandbox(await owner())).advancedSeconds).toBe(7 * 86_400);
});
