import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { newId } from "@/lib/id";
import { anonymousContext, buildAccount, keyContext, NOW, userContext } from "@/testing/builders";
import { type BuiltChannel, buildChannel, buildChannelKey, channelContext } from "@/testing/channels";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import { authenticateChannelKey } from "../channels/authenticate-channel-key";
import type { Context } from "../context";
import { memoryLimiter } from "../rate-limits/limiter";
import { executeCommand } from "../registrar/execute";
import { exportCommands, exportOwnCommands, listCommands, listOwnCommands } from "./list";
import { commandInput, commandsInput, ownCommandsInput } from "./schema";
import { loadCommand, loadOwnCommand } from "./story";

let db: Database;
let operator: Context;
beforeAll(async () => {
  db = await openTestRegistry();
  operator = await userContext(db, null, { operatorRole: "read_only" });
});
afterAll(() => db.close());

interface Written {
  command?: string;
  domain?: string | null;
  key?: string | null;
  status?: "success" | "sandbox" | "failed";
  errorCode?: string | null;
  sandbox?: boolean;
  at?: Date;
}

/** A row of the log as the pipeline writes one; returns its id. */
async function write(channel: BuiltChannel, over: Written = {}): Promise<string> {
  const { id } = await db.prisma.registrarCommand.create({
    data: {
      at: over.at ?? NOW,
      door: "registrar_v1",
      channelId: channel.id,
      command: over.command ?? "info_domain",
      domain: over.domain ?? null,
      idempotencyKey: over.key ?? null,
      status: over.status ?? "success",
      sandbox: over.sandbox ?? false,
      httpStatus: over.errorCode ? 404 : 200,
      eppCode: over.errorCode ? 2303 : 1000,
      errorCode: over.errorCode ?? null,
      requestId: `req_${newId().replaceAll("-", "")}`,
      ip: "192.0.2.7",
      request: { domain: over.domain ?? null },
      response: { done: true },
      durationMicros: 900,
    },
  });
  return String(id);
}

const list = async (over: Record<string, unknown> = {}) => listCommands(operator, commandsInput.parse(over));
const idsOf = async (over: Record<string, unknown>) => (await list(over)).commands.map(({ id }) => id);
const get = (ctx: Context, id: string) => loadCommand(ctx, commandInput.parse({ id }));
const getOwn = (ctx: Context, id: string) => loadOwnCommand(ctx, commandInput.parse({ id }));

/** Sends a command through the pipeline as the channel's registrar. */
async function send(
  channel: BuiltChannel,
  command: "create_domain" | "update_nameservers",
  input: Record<string, unknown>,
  over: { sandbox?: boolean; key?: string } = {},
) {
  const { key } = await buildChannelKey(db, channel);
  const credential = await authenticateChannelKey(db, key, "192.0.2.7", NOW);
  const outcome = await executeCommand(
    {
      ...anonymousContext(db, { door: "registrar_v1" }),
      actor: credential.actor,
      requestId: `req_${newId().replaceAll("-", "")}`,
    },
    credential.channel,
    { limiter: memoryLimiter(1_000, 60) },
    {
      command,
      domain: String(input.name),
      sandbox: over.sandbox ?? false,
      idempotencyKey: over.key ?? null,
      sent: { domain: input.name },
      userAgent: "acme/1",
      read: () =>
        ({ years: 1, autoRenew: false, privacy: true, nameservers: [], contacts: {}, ...input }) as never,
    },
  );
  if (outcome.error) throw outcome.thrown;
  return String(outcome.auditId);
}

describe("the log of all channels", () => {
  it("is narrowed by channel, command, status, error, name, key, request, sandbox and time", async () => {
    const [one, two] = [await buildChannel(db), await buildChannel(db)];
    const early = await write(one, { at: new Date("2026-10-01T00:00:00Z") });
    const created = await write(one, { command: "create_domain", domain: "a.com.store", key: "key-1" });
    const failed = await write(one, { status: "failed", errorCode: "not_found", domain: "b.com.store" });
    const sandbox = await write(one, { status: "sandbox", sandbox: true, command: "renew_domain" });
    const others = await write(two, { domain: "a.com.store", key: "key-1" });
    const of = (over: Record<string, unknown>) => idsOf({ channel: one.slug, ...over });
    expect(await of({})).toEqual([sandbox, failed, created, early]);
    expect(await of({ command: "create_domain" })).toEqual([created]);
    expect(await of({ status: "failed" })).toEqual([failed]);
    expect(await of({ errorCode: "not_found" })).toEqual([failed]);
    expect(await of({ domain: "B.com.store" })).toEqual([failed]);
    expect(await of({ idempotencyKey: "key-1" })).toEqual([created]);
    expect(await of({ sandbox: true })).toEqual([sandbox]);
    expect(await of({ sandbox: false })).toEqual([failed, created, early]);
    expect(await of({ until: "2026-11-01T00:00:00Z" })).toEqual([early]);
    expect(await of({ since: "2026-11-01T00:00:00Z", until: "2026-12-01T00:00:00Z" })).toEqual([
      sandbox,
      failed,
      created,
    ]);
    expect(await idsOf({ domain: "a.com.store" })).toEqual([others, created]);
    expect(await idsOf({ idempotencyKey: "key-1" })).toEqual([others, created]);
    const { requestId } = await get(operator, failed);
    expect(await idsOf({ requestId })).toEqual([failed]);
    expect(await codeOf(list({ channel: "nobody-here" }))).toBe("not_found");
  });

  it.each([
    ["one channel", true],
    ["all channels", false],
  ])(
    "of %s is read page by page while commands are written, and skips and repeats none that was there",
    async (_, isOne) => {
      const channel = await buildChannel(db);
      const noise = await buildChannel(db);
      const there = new Set<string>();
      for (let i = 0; i < 60; i++) there.add(await write(i % 3 ? channel : isOne ? channel : noise));
      const writing = { on: true };
      const writers = [channel, noise, channel].map(async (to) => {
        while (writing.on) await write(to);
      });
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await list({ limit: 7, cursor, ...(isOne ? { channel: channel.slug } : {}) });
        seen.push(...page.commands.map(({ id }) => id));
        cursor = page.nextCursor ?? undefined;
      } while (cursor);
      writing.on = false;
      await Promise.all(writers);
      expect(new Set(seen).size).toBe(seen.length);
      expect([...there].filter((id) => !seen.includes(id))).toEqual([]);
    },
  );

  it("refuses a cursor that is none, and everybody but operators", async () => {
    expect(await codeOf(list({ cursor: "AAAA" }))).toBe("invalid_request");
    const member = await userContext(db, (await buildChannel(db)).account);
    expect(await codeOf(listCommands(member, commandsInput.parse({})))).toBe("not_found");
    expect(await codeOf(exportCommands(member, commandsInput.parse({})))).toBe("not_found");
    expect(await codeOf(get(member, "1"))).toBe("not_found");
  });

  it("is exported with what was asked and answered", async () => {
    const channel = await buildChannel(db);
    await write(channel, { domain: "x.com.store" });
    const { commands } = await exportCommands(operator, commandsInput.parse({ channel: channel.slug }));
    expect(commands).toMatchObject([
      {
        channel: channel.slug,
        domain: "x.com.store",
        request: { domain: "x.com.store" },
        response: { done: true },
        ip: "192.0.2.7",
      },
    ]);
  });
});

describe("a registrar's own log", () => {
  it("holds its own channel's commands alone; a stranger's is not there", async () => {
    const [mine, theirs] = [await buildChannel(db), await buildChannel(db)];
    const own = await write(mine, { domain: "same.com.store", key: "k" });
    const foreign = await write(theirs, { domain: "same.com.store", key: "k" });
    const ctx = await userContext(db, mine.account);
    for (const filter of [{}, { domain: "same.com.store" }, { idempotencyKey: "k" }]) {
      const input = ownCommandsInput.parse(filter);
      expect((await listOwnCommands(ctx, input)).commands.map(({ id }) => id)).toEqual([own]);
      expect((await exportOwnCommands(ctx, input)).commands.map(({ id }) => id)).toEqual([own]);
    }
    expect((await getOwn(ctx, own)).id).toBe(own);
    expect(await codeOf(getOwn(ctx, foreign))).toBe("not_found");
    expect(ownCommandsInput.safeParse({ channel: theirs.slug }).success).toBe(false);
  });

  it("needs a channel and the right to see it", async () => {
    const without = await userContext(db, await buildAccount(db));
    expect(await codeOf(listOwnCommands(without, ownCommandsInput.parse({})))).toBe("not_found");
    const input = ownCommandsInput.parse({});
    const narrow = await keyContext(db, (await buildChannel(db)).account, { scopes: ["audit:read"] });
    expect(await codeOf(listOwnCommands(narrow, input))).toBe("missing_scope");
    expect(await codeOf(getOwn(narrow, "1"))).toBe("missing_scope");
    const key = await channelContext(db, await buildChannel(db));
    expect(await codeOf(listOwnCommands(key, input))).toBe("missing_scope");
  });
});

describe("a command's story", () => {
  it("of a registration tells state, money, event, and where its zones are on their way to DNS", async () => {
    const channel = await buildChannel(db, { state: "production_approved", balance: 100_00 });
    const id = await send(channel, "create_domain", { name: "story.defiwallet" }, { key: "create-1" });
    const story = await get(operator, id);
    expect(story).toMatchObject({
      command: "create_domain",
      domain: "story.defiwallet",
      status: "success",
      isUndone: false,
      keyName: "Registrar key",
      userAgent: "acme/1",
      request: { domain: "story.defiwallet" },
      replays: [],
    });
    expect(story.changes.map(({ action }) => action)).toContain("names.register");
    expect(story.ledger).toHaveLength(1);
    expect(story.ledger[0]?.amount).toBeLessThan(0);
    expect(story.ledger[0]?.balanceAfter).toBe(100_00 + (story.ledger[0]?.amount ?? 0));
    expect(story.events).toEqual([{ type: "subdomain.registered", subject: "story.defiwallet" }]);
    expect(story.zones.map(({ apex }) => apex)).toEqual(["story.defiwallet", "defiwallet"]);
    expect(story.zones[0]?.waiting).toBeGreaterThan(0);
    const again = await send(channel, "create_domain", { name: "story.defiwallet" }, { key: "create-1" });
    const own = await userContext(db, channel.account);
    expect((await getOwn(own, id)).replays.map((replay) => replay.id)).toEqual([again]);
    expect(await getOwn(own, again)).toMatchObject({ replayOfId: id, changes: [], ledger: [] });
  });

  it("of a sandbox command tells what it would have done", async () => {
    const channel = await buildChannel(db);
    const id = await send(channel, "create_domain", { name: "undone.defiwallet" }, { sandbox: true });
    const story = await get(operator, id);
    expect(story).toMatchObject({ status: "sandbox", sandbox: true, isUndone: true, zones: [] });
    expect(story.changes[0]).toMatchObject({ action: "names.register", subjectName: "undone.defiwallet" });
    expect(story.ledger[0]).toMatchObject({ number: null, balanceAfter: null });
    expect(story.events).toEqual([{ type: "subdomain.registered", subject: "undone.defiwallet" }]);
    expect(await db.prisma.name.count({ where: { fqdn: "undone.defiwallet" } })).toBe(0);
  });

  it("of a change that waits for an operator tells the work and what became of it", async () => {
    const channel = await buildChannel(db, { state: "production_approved", balance: 100_00 });
    await send(channel, "create_domain", { name: "waits.defiwallet" });
    const id = await send(channel, "update_nameservers", {
      name: "waits.defiwallet",
      nameservers: [
        { host: "ns1.example.net", addresses: [] },
        { host: "ns2.example.net", addresses: [] },
      ],
    });
    expect((await get(operator, id)).work).toMatchObject([
      { command: "update_nameservers", fqdn: "waits.defiwallet", state: "pending", decidedAt: null },
    ]);
  });
});
