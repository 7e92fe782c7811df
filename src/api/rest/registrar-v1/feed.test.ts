import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import { NOW } from "@/testing/builders";
import { type BuiltChannel, buildChannel, buildChannelKey } from "@/testing/channels";
import { openRegistrarApi, type SendRegistrar } from "@/testing/registrar-api";
import { openTestRegistry } from "@/testing/registry";

let db: Database;
let send: SendRegistrar;
beforeAll(async () => {
  db = await openTestRegistry();
  send = openRegistrarApi(db);
});
afterAll(() => db.close());

async function opened(): Promise<{ channel: BuiltChannel; key: string }> {
  const channel = await buildChannel(db, {
    state: "production_approved",
    listings: ["defiwallet"],
    balance: 1_000_000,
    rateLimitPerMinute: 60_000,
  });
  return { channel, key: (await buildChannelKey(db, channel)).key };
}

interface Event {
  id: number;
  cursor: string;
  command: string;
  domain: string;
  status: string;
  registrar: { channel_id: string };
}

const eventsOf = (data: Record<string, unknown>) => data.events as Event[];

describe("the feed", () => {
  test("shows what was asked and answered, the newest first, with its key and this channel", async () => {
    const { channel, key } = await opened();
    const body = { domain: "feed-one.defiwallet", idempotency_key: "feed-001" };
    const made = await send("POST", "/domains", { key, body });
    await send("POST", "/domains", { key, body });
    await send("GET", "/domains/not-mine.defiwallet", { key });
    const { data } = await send("GET", "/poll", { key });
    expect(data).toMatchObject({ count: 3, has_more: false });
    expect(eventsOf(data)).toMatchObject([
      { command: "info_domain", status: "failed", http_status: 404, error_code: "not_found" },
      { command: "create_domain", idempotent: true, replay_of: made.data.audit_id },
      {
        id: made.data.audit_id,
        command: "create_domain",
        status: "success",
        idempotency_key: "feed-001",
        domain: "feed-one.defiwallet",
        registrar: { channel_id: channel.id, channel: channel.slug },
        request_summary: { domain: "feed-one.defiwallet" },
        response_summary: { domain: "feed-one.defiwallet", state: "active" },
      },
    ]);
  });

  test.each([
    ["idempotency_key=filter-2", 1],
    ["command=create_domain", 2],
    ["status=failed", 1],
    ["domain=Filter-1.DefiWallet.", 1],
    ["status=success&command=create_domain&limit=1", 1],
    ["since=2020-01-01", 3],
    [`since=${NOW.toISOString()}`, 3],
    ["command=poll", 0],
  ])("is filtered by %s", async (query, count) => {
    const { key } = await opened();
    const label = Math.random().toString(36).slice(2, 8);
    const names = [1, 2].map((n) => `filter-${n}-${label}.defiwallet`);
    const [first = "", second = ""] = names;
    await send("POST", "/domains", { key, body: { domain: first, idempotency_key: "filter-1" } });
    await send("POST", "/domains", { key, body: { domain: second, idempotency_key: "filter-2" } });
    await send("GET", "/domains/nobodys.defiwallet", { key });
    const asked = query.replace("Filter-1.DefiWallet.", first.toUpperCase());
    expect((await send("GET", `/poll?${asked}`, { key })).data.count).toBe(count);
  });

  test.each([
    ["since=yesterday", "since"],
    ["since=2026-13-01", "since"],
    ["since=", "since"],
    ["since=2999-01-01T00:00:00Z", "since"],
    ["limit=0", "limit"],
    ["limit=100000", "limit"],
    ["limit=1.5", "limit"],
    ["command=drop_table", "command"],
    ["status=sold", "status"],
    ["cursor=AAAA", "cursor"],
    ["cursor=", "cursor"],
    ["idempotency_key=a%00b", "idempotency_key"],
    ["domain=a%00b.defiwallet", "domain"],
  ])("with %s is refused by name", async (query, field) => {
    const { key } = await opened();
    const answer = await send("GET", `/poll?${query}`, { key });
    expect([answer.status, answer.error.code]).toEqual([400, "invalid_request"]);
    expect(answer.error.details.errors?.map((fault) => fault.field)).toEqual([field]);
  });

  test("of another channel shows nothing, and its cursor neither", async () => {
    const { key } = await opened();
    const stranger = await opened();
    await send("POST", "/domains", { key, body: { domain: "feed-private.defiwallet" } });
    const own = await send("GET", "/poll?since=2020-01-01&limit=1", { key });
    for (const query of ["", "?since=2020-01-01", `?cursor=${own.data.next_cursor}`]) {
      const answer = await send("GET", `/poll${query}`, { key: stranger.key });
      expect(answer.data).toMatchObject({ events: [], count: 0, has_more: false });
    }
    const pending = await send("GET", "/backend/pending", { key: stranger.key });
    expect(pending.data.count).toBe(0);
  });

  test("is followed without missing or repeating a command while others are being written", async () => {
    const { channel, key } = await opened();
    const seen: number[] = [];
    let cursor = "";
    const follow = async () => {
      const place = cursor === "" ? "since=2020-01-01" : `cursor=${cursor}`;
      const { data } = await send("GET", `/poll?${place}&limit=7`, { key });
      seen.push(...eventsOf(data).map(({ id }) => id));
      cursor = String(data.next_cursor);
      return data.has_more === true;
    };
    let isWriting = true;
    const writers = Promise.all([
      ...Array.from({ length: 8 }, async (_, writer) => {
        for (let i = 0; i < 25; i++) {
          const body = { domain: `w${writer}-${i}.defiwallet`, sandbox: i % 3 === 0 };
          await send("POST", i % 2 === 0 ? "/domains" : "/domains/check", { key, body });
        }
      }),
      ...Array.from({ length: 4 }, (_, writer) => slowlyWrite(db, channel, writer)),
    ]).finally(() => {
      isWriting = false;
    });
    while (isWriting) await follow();
    await writers;
    while (await follow());
    const rows = await db.prisma.registrarCommand.findMany({
      where: { channelId: channel.id, command: { not: "poll" } },
      select: { id: true },
    });
    expect(new Set(seen).size).toBe(seen.length);
    expect([...seen].sort((a, b) => a - b)).toEqual(rows.map(({ id }) => Number(id)).sort((a, b) => a - b));
    expect(seen.length).toBe(8 * 25 + 4 * 5);
  });
});

/** Rows whose ids are given out long before their transactions end. */
async function slowlyWrite(on: Database, channel: BuiltChannel, writer: number): Promise<void> {
  for (let round = 0; round < 5; round++) {
    await inTransaction(on, async (tx) => {
      await tx.prisma.registrarCommand.create({
        data: {
          at: NOW,
          door: "registrar_v1",
          channelId: channel.id,
          command: "create_domain",
          domain: `slow-${writer}-${round}.defiwallet`,
          status: "success",
          sandbox: false,
          httpStatus: 201,
          eppCode: 1000,
          requestId: `req_slow_${channel.slug}_${writer}_${round}`,
          request: {},
          response: {},
          durationMicros: 1,
        },
      });
      await new Promise((done) => setTimeout(done, 50 + 40 * writer));
    });
  }
}
