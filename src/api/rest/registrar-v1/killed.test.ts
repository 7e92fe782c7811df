import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Database } from "@/db/client";
import { type BundledProgram, bundleProgram } from "@/testing/bundled-program";
import { type BuiltChannel, buildChannel, buildChannelKey } from "@/testing/channels";
import { openRegistrarApi, type SendRegistrar } from "@/testing/registrar-api";
import { openTestRegistry } from "@/testing/registry";

let db: Database & { url: string };
let send: SendRegistrar;
let channel: BuiltChannel;
let key: string;
let program: BundledProgram;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openRegistrarApi(db);
  channel = await buildChannel(db, {
    state: "production_approved",
    listings: ["defiwallet"],
    balance: 1_000_000,
  });
  key = (await buildChannelKey(db, channel)).key;
  program = await bundleProgram("src/testing/killed-registrar.ts");
});
afterAll(async () => {
  await program.remove();
  await db.close();
});

/** A process of the portal that carries out a create of `domain` and does not live to answer it. */
function startDoomed(domain: string, when: "answering" | "working"): ChildProcess {
  return program.start([db.url, key, domain, `key-${domain}`, when], ["pipe", "ignore", "inherit"]);
}

const retry = (domain: string) =>
  send("POST", "/domains", { key, body: { domain, idempotency_key: `key-${domain}` } });

/** What the name cost in all, and how often. */
async function charges(domain: string): Promise<number> {
  const { length } = await db.prisma.ledgerTransaction.findMany({
    where: { kind: "register", description: { startsWith: `${domain}:` } },
  });
  return length;
}

test("killed between the commit and the answer: the retry is given the recorded result", async () => {
  const [code, signal] = await once(startDoomed("unanswered.defiwallet", "answering"), "exit");
  expect([code, signal]).toEqual([null, "SIGKILL"]);
  const recorded = await db.prisma.registrarCommand.findFirstOrThrow({
    where: { domain: "unanswered.defiwallet" },
  });
  const again = await retry("unanswered.defiwallet");
  expect([again.status, again.data.idempotent]).toEqual([201, true]);
  expect(again.data).toMatchObject({
    registered_at: (recorded.response as { registered_at: string }).registered_at,
  });
  expect(await charges("unanswered.defiwallet")).toBe(1);
  expect(await db.prisma.name.count({ where: { fqdn: "unanswered.defiwallet" } })).toBe(1);
});

test("killed in the midst of the command: nothing was done, and the retry does it once", async () => {
  const balance = { accountId: channel.account.id, kind: "customer" as const };
  let doomed: ChildProcess | undefined;
  // The balance is taken last: whoever holds it keeps the command waiting there.
  await db.prisma.$transaction(
    async (holder) => {
      await holder.ledgerAccount.updateMany({ where: balance, data: { creditLimit: 0 } });
      doomed = startDoomed("halfway.defiwallet", "working");
      await vi.waitFor(
        async () => {
          const waiting = await db.pool.query(
            "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()",
          );
          expect(waiting.rowCount).toBe(1);
        },
        { timeout: 15_000, interval: 50 },
      );
      const ended = once(doomed, "exit");
      doomed.stdin?.end();
      expect(await ended).toEqual([null, "SIGKILL"]);
    },
    { timeout: 20_000 },
  );
  const again = await retry("halfway.defiwallet");
  expect([again.status, again.data.idempotent]).toEqual([201, false]);
  expect(await charges("halfway.defiwallet")).toBe(1);
  expect(await db.prisma.name.count({ where: { fqdn: "halfway.defiwallet" } })).toBe(1);
});
