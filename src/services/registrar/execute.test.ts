import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { newId } from "@/lib/id";
import { addYears, isoSeconds } from "@/lib/time";
import { NOW } from "@/testing/builders";
import { type BuiltChannel, buildChannel, buildChannelKey } from "@/testing/channels";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";
import { authenticateChannelKey } from "../channels/authenticate-channel-key";
import type { Context } from "../context";
import { memoryLimiter } from "../rate-limits/limiter";
import type { CommandName } from "./commands";
import { type CommandOutcome, executeCommand } from "./execute";
import type { CommandInputs } from "./inputs";

let db: Database;
let base: Context;

beforeAll(async () => {
  db = await openTestRegistry();
  base = {
    actor: { kind: "anonymous" },
    now: NOW,
    db,
    requestId: "",
    door: "registrar_v1",
    ip: "192.0.2.7",
    publicUrl: "https://portal.test",
  };
});
afterAll(() => db.close());

type Sender = <Name extends CommandName>(
  command: Name,
  input: Partial<CommandInputs[Name]>,
  about?: { sandbox?: boolean; key?: string | null; sent?: unknown },
) => Promise<CommandOutcome>;

/** Sends commands as the registrar of `channel` would. */
async function openSender(channel: BuiltChannel, limit?: number): Promise<Sender> {
  const { key } = await buildChannelKey(db, channel);
  const limiter = memoryLimiter(120, 60);
  return async (command, input, { sandbox = false, key: idempotencyKey = null, sent = input } = {}) => {
    const credential = await authenticateChannelKey(db, key, "192.0.2.7", NOW);
    const facts =
      limit === undefined ? credential.channel : { ...credential.channel, rateLimitPerMinute: limit };
    const ctx = { ...base, actor: credential.actor, requestId: `req_${newId().replaceAll("-", "")}` };
    const domain = "name" in input && typeof input.name === "string" ? input.name : null;
    return executeCommand(
      ctx,
      facts,
      { limiter },
      {
        command,
        domain,
        sandbox,
        idempotencyKey,
        sent,
        userAgent: null,
        read: () => ({ ...DEFAULTS[command], ...input }) as never,
      },
    );
  };
}

const DEFAULTS: Partial<Record<CommandName, object>> = {
  reset_fixtures: { tld: "defiwallet", idempotencyKey: null },
  create_domain: { years: 1, autoRenew: false, privacy: true, nameservers: [], contacts: {} },
  renew_domain: { years: 1 },
  update_domain: { contacts: {} },
  poll: { limit: 100 },
  pending_backend: { limit: 100 },
};

function resultOf(outcome: CommandOutcome): Record<string, unknown> {
  if (outcome.error) throw outcome.thrown;
  return outcome.result as Record<string, unknown>;
}

async function approved(): Promise<BuiltChannel> {
  const channel = await buildChannel(db, { state: "production_approved", listings: ["defiwallet"] });
  const owner = { accountId: channel.account.id, kind: "customer" as const };
  await db.prisma.ledgerAccount.updateMany({ where: owner, data: { creditLimit: 100_000 } });
  return channel;
}

describe("the channel gate", () => {
  test("a channel in OT&E changes nothing outside of the sandbox", async () => {
    const send = await openSender(await buildChannel(db, { state: "ote", listings: ["defiwallet"] }));
    const before = await countRows(db);
    const outcome = await send("create_domain", { name: "gate-one.defiwallet" });
    expect(outcome.error?.code).toBe("channel_not_production_approved");
    expect(await countRows(db)).toEqual(before);
  });

  test("a namespace without an approved listing is closed", async () => {
    const send = await openSender(await buildChannel(db, { state: "ote", listings: ["defiwallet"] }));
    const outcome = await send("check_domain", { names: ["harbour.com.store"], isList: false });
    expect(outcome.error?.code).toBe("namespace_not_listed");
  });

  test.each(["applied", "refused", "suspended"] as const)(
    "a channel that is %s may ask for its status alone",
    async (state) => {
      const send = await openSender(await buildChannel(db, { state, listings: ["defiwallet"] }));
      expect((await send("preflight", {})).error).toBeNull();
      const code = state === "suspended" ? "channel_suspended" : "channel_not_approved";
      expect((await send("check_domain", { names: ["a-b-c.defiwallet"], isList: false })).error?.code).toBe(
        code,
      );
      expect((await send("reset_fixtures", {})).error?.code).toBe(code);
    },
  );

  test("over the limit a command is refused, and the refusals that are logged are bounded", async () => {
    const channel = await approved();
    const send = await openSender(channel, 2);
    const outcomes: CommandOutcome[] = [];
    for (let i = 0; i < 40; i++) outcomes.push(await send("info_domain", { name: "nobody-has.defiwallet" }));
    expect(outcomes.map((o) => o.error?.code)).toEqual([
      "not_found",
      "not_found",
      ...Array<string>(38).fill("rate_limited"),
    ]);
    const logged = await db.prisma.registrarCommand.count({ where: { channelId: channel.id } });
    expect(logged).toBe(32);
  });
});

describe("in production", () => {
  test("a command changes the registry and leaves one row in the log, found by its request id", async () => {
    const channel = await approved();
    const send = await openSender(channel);
    const outcome = await send("create_domain", { name: "prod-one.defiwallet", years: 2 });
    const result = resultOf(outcome);
    expect(result).toMatchObject({
      domain: "prod-one.defiwallet",
      years: 2,
      expires_at: isoSeconds(addYears(NOW, 2)),
      ote_sandbox: false,
    });
    const row = await db.prisma.registrarCommand.findUniqueOrThrow({ where: { id: outcome.auditId ?? 0 } });
    expect(row).toMatchObject({
      command: "create_domain",
      status: "success",
      httpStatus: 201,
      sandbox: false,
    });
    expect(await db.prisma.auditEntry.count({ where: { requestId: row.requestId } })).toBe(1);
    expect(await db.prisma.ledgerTransaction.count({ where: { requestId: row.requestId } })).toBe(1);
    expect(await db.prisma.event.count({ where: { requestId: row.requestId } })).toBe(1);
  });

  test("the same keyed command again gives the recorded result and does nothing twice", async () => {
    const send = await openSender(await approved());
    const first = await send("create_domain", { name: "once.defiwallet" }, { key: "k-1" });
    const before = await countRows(db);
    const again = await send("create_domain", { name: "once.defiwallet" }, { key: "k-1" });
    expect(again).toMatchObject({ status: "success", replayed: true });
    expect(resultOf(again)).toEqual(resultOf(first));
    expect(await countRows(db)).toEqual(before);
    const row = await db.prisma.registrarCommand.findUniqueOrThrow({ where: { id: again.auditId ?? 0 } });
    expect(Number(row.replayOfId)).toBe(first.auditId);
  });

  test("a key is refused for another name, another body and another command", async () => {
    const send = await openSender(await approved());
    resultOf(await send("create_domain", { name: "keyed.defiwallet" }, { key: "k-2" }));
    const tries = [
      send("create_domain", { name: "keyed-other.defiwallet" }, { key: "k-2" }),
      send("create_domain", { name: "keyed.defiwallet", years: 2 }, { key: "k-2" }),
      send("renew_domain", { name: "keyed.defiwallet" }, { key: "k-2" }),
    ];
    for (const outcome of await Promise.all(tries)) expect(outcome.error?.code).toBe("idempotency_conflict");
  });

  test("a refused command leaves its key free", async () => {
    const send = await openSender(await approved());
    expect((await send("renew_domain", { name: "not-yet.defiwallet" }, { key: "k-3" })).error?.code).toBe(
      "not_found",
    );
    resultOf(await send("create_domain", { name: "not-yet.defiwallet" }, { key: "k-4" }));
    resultOf(await send("renew_domain", { name: "not-yet.defiwallet" }, { key: "k-3" }));
  });

  test("two hundred requests with one key at once do the work once", async () => {
    const channel = await approved();
    const send = await openSender(channel, 1_000);
    const all = await Promise.all(
      Array.from({ length: 200 }, () => send("create_domain", { name: "raced.defiwallet" }, { key: "race" })),
    );
    const results = all.map(resultOf);
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1);
    expect(all.filter((outcome) => !outcome.error && !outcome.replayed)).toHaveLength(1);
    const charges = await db.prisma.ledgerTransaction.count({
      where: { description: { startsWith: "raced." } },
    });
    expect(charges).toBe(1);
    const rows = await db.prisma.registrarCommand.findMany({
      where: { channelId: channel.id, idempotencyKey: "race" },
      select: { replayOfId: true },
    });
    expect(rows).toHaveLength(200);
    expect(rows.filter((row) => row.replayOfId === null)).toHaveLength(1);
  });

  test("another channel's name is not there", async () => {
    const send = await openSender(await approved());
    const stranger = await openSender(await approved());
    resultOf(await send("create_domain", { name: "mine-alone.defiwallet" }));
    for (const command of ["info_domain", "renew_domain", "update_nameservers", "delete_domain"] as const) {
      const outcome = await stranger(command, { name: "mine-alone.defiwallet", nameservers: [] } as never);
      expect(outcome.error?.code).toBe("not_found");
    }
  });

  test("nameservers wait for the operators, and the name shows it", async () => {
    const send = await openSender(await approved());
    const name = "waits.defiwallet";
    resultOf(await send("create_domain", { name }));
    const nameservers = ["ns1.example.net", "ns2.example.net"].map((host) => ({ host, addresses: [] }));
    const result = resultOf(await send("update_nameservers", { name, nameservers }));
    expect(result).toMatchObject({ backend_status: "pending", hosted: true });
    expect(result.statuses).toEqual(["clientTransferProhibited", "pendingUpdate"]);
    expect(resultOf(await send("info_domain", { name }))).toMatchObject({
      hosted: true,
      backend: { status: "pending", pending: [{ command: "update_nameservers" }] },
    });
    const pending = resultOf(await send("pending_backend", {})) as { pending: object[] };
    expect(pending.pending).toMatchObject([{ domain: name, desired: { nameservers } }]);
    const bad = await send("update_nameservers", { name, nameservers: nameservers.slice(0, 1) });
    expect(bad.error?.code).toBe("invalid_nameservers");
  });
});

describe("in the sandbox", () => {
  test("every change answers as in production and changes nothing", async () => {
    const channel = await buildChannel(db, { state: "ote", listings: ["defiwallet"] });
    const send = await openSender(channel);
    resultOf(await send("reset_fixtures", {}));
    const before = await countRows(db);
    const sandbox = { sandbox: true };
    const nameservers = ["ns1.example.net", "ns2.example.net"].map((host) => ({ host, addresses: [] }));
    const outcomes = [
      await send("create_domain", { name: "ote-create-1.defiwallet" }, sandbox),
      await send("renew_domain", { name: "ote-renew.defiwallet", years: 5 }, sandbox),
      await send("update_domain", { name: "ote-update.defiwallet", autoRenew: true }, sandbox),
      await send("transfer_domain", { name: "ote-transfer.defiwallet", gainingRegistrar: "other" }, sandbox),
      await send("update_nameservers", { name: "ote-ns.defiwallet", nameservers }, sandbox),
      await send("delete_domain", { name: "ote-delete.defiwallet" }, sandbox),
    ];
    for (const outcome of outcomes) {
      const result = resultOf(outcome);
      expect(outcome.status).toBe("sandbox");
      // RFC 5731 §2.3: `ok` stands alone.
      if (Array.isArray(result.statuses) && result.statuses.length > 1)
        expect(result.statuses).not.toContain("ok");
    }
    expect(await countRows(db)).toEqual(before);
    expect(await db.prisma.pendingWork.count({ where: { channelId: channel.id } })).toBe(0);
    const [renewed] = await db.prisma.registrarCommand.findMany({
      where: { channelId: channel.id, command: "renew_domain" },
    });
    expect(renewed).toMatchObject({ status: "sandbox", httpStatus: 202 });
    expect(renewed?.effects).toMatchObject({
      ledger: [{ kind: "renew" }],
      audit: [{ action: "names.renew" }],
    });
  });

  test("a refused sandbox command leaves no trace of the name that was made real for it", async () => {
    const channel = await buildChannel(db, { state: "ote", listings: ["defiwallet"] });
    const send = await openSender(channel);
    resultOf(await send("reset_fixtures", {}));
    const before = await countRows(db);
    const years = { name: "ote-renew.defiwallet", years: 99 };
    for (const key of [null, "k-refused"]) {
      expect((await send("renew_domain", years, { sandbox: true, key })).error?.code).toBe(
        "period_out_of_range",
      );
    }
    expect(await countRows(db)).toEqual(before);
  });

  test("the same keyed command again gives the recorded answer; a reset forgets the keys", async () => {
    const send = await openSender(await buildChannel(db, { state: "ote", listings: ["defiwallet"] }));
    resultOf(await send("reset_fixtures", {}));
    const renew = () =>
      send("renew_domain", { name: "ote-renew.defiwallet" }, { sandbox: true, key: "ote-renew-001" });
    const first = await renew();
    const again = await renew();
    expect(again).toMatchObject({ replayed: true, status: "sandbox" });
    expect(resultOf(again)).toEqual(resultOf(first));
    resultOf(await send("reset_fixtures", {}));
    expect(await renew()).toMatchObject({ replayed: false });
  });

  test("two channels have fixtures of their own", async () => {
    const senders = await Promise.all(
      [1, 2].map(async () => openSender(await buildChannel(db, { state: "ote", listings: ["defiwallet"] }))),
    );
    for (const send of senders) resultOf(await send("reset_fixtures", {}));
    const renewals = await Promise.all(
      senders.map((send) => send("renew_domain", { name: "ote-renew.defiwallet" }, { sandbox: true })),
    );
    for (const outcome of renewals) resultOf(outcome);
  });

  test("fixtures and created names can be read; outside of the sandbox they are nobody's", async () => {
    const send = await openSender(await buildChannel(db, { state: "ote", listings: ["defiwallet"] }));
    resultOf(await send("reset_fixtures", {}));
    resultOf(await send("create_domain", { name: "ote-create-2.defiwallet" }, { sandbox: true }));
    for (const name of ["ote-renew.defiwallet", "ote-create-2.defiwallet"]) {
      expect(resultOf(await send("info_domain", { name }))).toMatchObject({
        domain: name,
        ote_sandbox: true,
      });
    }
    const stranger = await openSender(await approved());
    expect((await stranger("info_domain", { name: "ote-create-2.defiwallet" })).error?.code).toBe(
      "not_found",
    );
    const check = await send("check_domain", { names: ["ote-available.defiwallet"], isList: false });
    expect(resultOf(check)).toMatchObject({ available: true });
    const taken = await send("create_domain", { name: "ote-renew.defiwallet" }, { sandbox: true });
    expect(taken.error?.code).toBe("name_taken");
  });

  test("a claims notice has to be accepted", async () => {
    const send = await openSender(await buildChannel(db, { state: "ote", listings: ["defiwallet"] }));
    resultOf(await send("reset_fixtures", {}));
    const name = "ote-claim.defiwallet";
    expect((await send("create_domain", { name }, { sandbox: true })).error?.code).toBe("claim_required");
    const check = resultOf(await send("check_domain", { names: [name], isList: false }));
    expect(check).toMatchObject({ claim_required: true });
    const { notice_id: noticeId } = check.claim as { notice_id: string };
    const claim = { noticeId, acceptedAt: NOW.toISOString() };
    resultOf(await send("create_domain", { name, claim }, { sandbox: true }));
  });

  test("a command may be tried on a real name of the channel, and changes nothing of it", async () => {
    const send = await openSender(await approved());
    const name = "real-one.defiwallet";
    const created = resultOf(await send("create_domain", { name }));
    const before = await countRows(db);
    const tried = resultOf(await send("renew_domain", { name }, { sandbox: true }));
    expect(tried.expires_at).toBe(isoSeconds(addYears(NOW, 2)));
    expect(await countRows(db)).toEqual(before);
    expect(resultOf(await send("info_domain", { name })).expires_at).toBe(created.expires_at);
  });
});
