import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import { createLog } from "@/lib/log";
import { addDays } from "@/lib/time";
import { cleanUp } from "@/services/maintenance/clean-up";
import { addTask } from "@/services/tasks";
import { anonymousContext, buildAccount, buildSession, NOW } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { createHandlers, type Handlers } from "./handlers";
import { startWorker } from "./index";

let db: Database & { url: string };
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

const lines: string[] = [];
const log = createLog("warn", (line) => lines.push(line));

function handlers(over: Partial<Handlers> = {}): Handlers {
  return { ...createHandlers({ db, publicUrl: "https://portal.test", mail: null }), ...over };
}

it("takes a job milliseconds after its transaction commits, and none of one that is rolled back", async () => {
  const done = Promise.withResolvers<string>();
  const seen: string[] = [];
  const worker = await startWorker({
    databaseUrl: db.url,
    log,
    handlers: handlers({
      send_mail: async ({ mailId }) => {
        seen.push(mailId);
        if (mailId === "kept") done.resolve(mailId);
      },
    }),
  });
  try {
    await inTransaction(db, async (tx) => {
      await addTask(tx, "send_mail", { mailId: "lost" });
      throw new Error("changed my mind");
    }).catch(() => undefined);
    await inTransaction(db, (tx) => addTask(tx, "send_mail", { mailId: "kept" }));
    expect(await done.promise).toBe("kept");
    expect(seen).toEqual(["kept"]);
    worker.assertHealthy();
  } finally {
    await worker.stop();
  }
  expect(() => worker.assertHealthy()).toThrow("The worker has stopped");
});

it("lets a running job end before it stops, and keeps a failed one for later", async () => {
  const started = Promise.withResolvers<void>();
  let isDone = false;
  const worker = await startWorker({
    databaseUrl: db.url,
    log,
    handlers: handlers({
      send_mail: async () => {
        started.resolve();
        await new Promise((resolve) => setTimeout(resolve, 100));
        isDone = true;
        throw new Error("the server is away");
      },
    }),
  });
  await inTransaction(db, (tx) => addTask(tx, "send_mail", { mailId: "x" }));
  await started.promise;
  await worker.stop();
  expect(isDone).toBe(true);
  const { rows } = await db.pool.query(
    "SELECT attempts, last_error FROM graphile_worker.jobs WHERE task_identifier = 'send_mail'",
  );
  expect(rows).toEqual([{ attempts: 1, last_error: expect.stringContaining("the server is away") }]);
});

it("removes sessions a month after their end, and keeps live ones", async () => {
  const account = await buildAccount(db);
  const [old, revoked, live] = [
    await buildSession(db, account.owner, null),
    await buildSession(db, account.owner, null),
    await buildSession(db, account.owner, null),
  ];
  const end = (id: string, expiresAt: Date, revokedAt: Date | null = null) =>
    db.prisma.session.update({ where: { id }, data: { expiresAt, revokedAt } });
  await end(old.id, addDays(NOW, -31));
  await end(revoked.id, addDays(NOW, 20), addDays(NOW, -31));
  await end(live.id, addDays(NOW, -29));
  await cleanUp(anonymousContext(db));
  expect((await db.prisma.session.findMany({ select: { id: true } })).map(({ id }) => id)).toEqual([live.id]);
});
