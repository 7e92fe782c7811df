import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { addDays } from "@/lib/time";
import { anonymousContext, buildAccount, NOW, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import { systemContext } from "../context";
import { cleanUp } from "../maintenance/clean-up";
import { registerName } from "../names/register";
import { registerInput } from "../names/schema";
import { loadHealth } from "./load";
import { readGauges } from "./read-gauges";
import { sampleHealth } from "./sample";
import { healthInput } from "./schema";
import { RequestCounts } from "./series";
import { writeCounts } from "./write-counts";

let db: Database;
beforeAll(async () => {
  db = await openTestRegistry();
});
beforeEach(async () => {
  await db.prisma.metricMinute.deleteMany();
  await db.prisma.metricGauge.deleteMany();
});
afterAll(() => db.close());

const minutesAgo = (n: number) => new Date(NOW.getTime() - n * 60_000);
const job = (now = NOW) => systemContext(db, "sample_health", now, "job_x");
const operator = () => userContext(db, null, { operatorRole: "read_only" });
const load = async (over: Record<string, unknown> = {}) =>
  loadHealth(await operator(), healthInput.parse(over));

function counted(...adds: Parameters<RequestCounts["add"]>[]): RequestCounts {
  const counts = new RequestCounts();
  for (const add of adds) counts.add(...add);
  return counts;
}

it("a minute's counts add up, by operation and by door, over processes and writes", async () => {
  const counts = counted(["trpc:names.list", "ok", 700], ["trpc:names.renew", "refused", 700]);
  await writeCounts(db, counts, "a:1", NOW);
  counts.add("trpc:names.list", "failed", 20_000_000);
  await writeCounts(db, counts, "a:1", new Date(NOW.getTime() + 59_000));
  await writeCounts(db, counts, "a:1", NOW);
  await writeCounts(db, counted(["pages", "ok", 100]), "b:1", NOW);
  const rows = await db.prisma.metricMinute.findMany({ orderBy: { series: "asc" } });
  expect(
    rows.map(({ source, series, count, refused, failed }) => [source, series, count, refused, failed]),
  ).toEqual([
    ["b:1", "pages", 1, 0, 0],
    ["a:1", "trpc", 3, 1, 1],
    ["a:1", "trpc:names.list", 2, 0, 1],
    ["a:1", "trpc:names.renew", 1, 1, 0],
  ]);
  expect(rows[1]?.buckets).toEqual([0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
});

it("counts that could not be written are written with the next", async () => {
  const counts = counted(["pages", "ok", 100]);
  const closed = { ...db, sql: () => Promise.reject(new Error("away")) };
  await expect(writeCounts(closed, counts, "a:1", NOW)).rejects.toThrow("away");
  await writeCounts(db, counts, "a:1", NOW);
  expect(await db.prisma.metricMinute.count()).toBe(1);
});

it("the last hour shows rates by door, errors and latency, minute by minute", async () => {
  await writeCounts(
    db,
    counted(
      ["subdomain_v2:check", "ok", 900],
      ["subdomain_v2:check", "refused", 900],
      ["pages", "failed", 90_000],
    ),
    "a:1",
    minutesAgo(3),
  );
  await writeCounts(db, counted(["subdomain_v2:check", "ok", 900]), "b:1", minutesAgo(3));
  await writeCounts(
    db,
    counted(["jobs:send_mail", "failed", 900], ["dns:publish", "ok", 4_000]),
    "a:1",
    minutesAgo(2),
  );
  const health = await load();
  expect(health).toMatchObject({ isEmpty: false, stepMinutes: 1 });
  expect(health.times).toHaveLength(60);
  const at = health.times.findIndex((time) => time.getTime() === minutesAgo(3).getTime());
  expect(health.requests.map(({ door, rate }) => [door, rate[at], rate[at + 1]])).toEqual([
    ["subdomain_v2", 3, 0],
    ["pages", 1, 0],
  ]);
  expect([health.refused[at], health.failed[at]]).toEqual([1, 1]);
  expect(health.latency.p50[at]).toBeLessThan(1_000);
  expect(health.latency.p99[at]).toBeGreaterThan(50_000);
  expect(health.latency.p50[at + 1]).toBeNull();
  expect(health.publication.p50[at + 1]).toBeGreaterThan(2_500);
  expect([health.jobs.rate[at + 1], health.jobs.failed[at + 1]]).toEqual([1, 1]);
  expect(health.operations[0]).toMatchObject({
    door: "subdomain_v2",
    operation: "check",
    count: 3,
    refused: 1,
  });
  const one = await load({ door: "subdomain_v2" });
  expect(one.latency.p99[at]).toBeLessThan(1_000);
  expect(one.operations).toHaveLength(1);
});

it("a day, a week and a month show the same requests", async () => {
  for (const n of [5, 90, 700]) {
    await writeCounts(
      db,
      counted(["trpc:names.list", "ok", 900], ["trpc:names.list", "ok", 900]),
      "a:1",
      minutesAgo(n),
    );
  }
  await sampleHealth(job());
  for (const range of ["24h", "7d", "30d"] as const) {
    const health = await load({ range });
    const { step } = { step: health.stepMinutes };
    const total = health.requests[0]?.rate.reduce<number>((sum, rate) => sum + (rate ?? 0) * step, 0);
    // The last step is not over: its rate is over fewer minutes.
    expect(total, range).toBeGreaterThanOrEqual(6);
    expect(health.operations[0], range).toMatchObject({ operation: "names.list", count: 6 });
  }
});

it("hours are summed again when counts come late", async () => {
  await writeCounts(db, counted(["pages", "ok", 900]), "a:1", minutesAgo(30));
  await sampleHealth(job());
  await writeCounts(db, counted(["pages", "ok", 900]), "b:1", minutesAgo(29));
  await sampleHealth(job());
  const hours = await db.prisma.metricMinute.findMany({ where: { source: "@hour" } });
  expect(hours.map(({ count, series }) => [series, count])).toEqual([["pages", 2]]);
});

it("queues and lags are measured: outbox, jobs, pending work, registrations, unsealed rows", async () => {
  const account = await buildAccount(db, { balance: 100_00 });
  const past = await userContext(db, account, { now: minutesAgo(1) });
  await registerName(past, registerInput.parse({ name: "measured.com.store" }));
  const gauges = await readGauges(db, new Date(Date.now() + 60_000));
  expect(gauges.dns_outbox_rows).toBeGreaterThan(0);
  expect(gauges.dns_outbox_oldest_seconds).toBeGreaterThan(50);
  expect(gauges.audit_unsealed).toBeGreaterThan(0);
  expect(gauges.seal_lag_seconds).toBeGreaterThan(50);
  expect(gauges.database_bytes).toBeGreaterThan(1_000_000);
  expect((await readGauges(db, NOW)).registrations_per_minute).toBe(1);
  await sampleHealth(job());
  const health = await load();
  expect(health.now.measuredAt).toEqual(NOW);
  expect(health.gauges.registrations_per_minute.filter((value) => value !== null)).toEqual([]);
  const later = await loadHealth(
    { ...(await operator()), now: new Date(NOW.getTime() + 60_000) },
    healthInput.parse({}),
  );
  expect(later.gauges.registrations_per_minute.at(-1)).toBe(1);
});

it("how late names' lives are is measured by their own dates, in every stage", async () => {
  const account = await buildAccount(db);
  const { id: namespaceId } = await db.prisma.namespace.findUniqueOrThrow({ where: { name: "com.store" } });
  const lag = async () => (await readGauges(db, NOW)).lifecycle_lag_seconds;
  const hour = 3_600;
  const about = { namespaceId, accountId: account.id, registeredAt: addDays(NOW, -400), updatedAt: NOW };
  const stages: [string, Record<string, unknown>][] = [
    // 30 days before the end, 14, …, the end, hold 10 days later, deletion after 45, the end of redemption, release.
    ["registered", { expiresAt: addDays(NOW, 30) }],
    ["notice_14", { expiresAt: addDays(NOW, 7) }],
    ["notice_1", { expiresAt: NOW }],
    ["expired", { expiresAt: addDays(NOW, -10) }],
    ["held", { expiresAt: addDays(NOW, -45) }],
    ["redemption", { expiresAt: NOW, deletedAt: NOW, redemptionEndsAt: NOW }],
    ["pending_delete", { expiresAt: NOW, deletedAt: NOW, redemptionEndsAt: NOW, releasesAt: NOW }],
  ];
  const moved = (dates: Record<string, unknown>, seconds: number) =>
    Object.fromEntries(
      Object.entries(dates).map(([key, date]) => [key, new Date((date as Date).getTime() + seconds * 1_000)]),
    );
  for (const [stage, dates] of stages) {
    const label = stage.replace("_", "-");
    const made = await db.prisma.name.create({
      data: {
        ...about,
        ...moved(dates, 60),
        label,
        labelUnicode: label,
        fqdn: `${label}.com.store`,
        stage: stage as "held",
      } as never,
    });
    expect([stage, await lag()]).toEqual([stage, 0]);
    await db.prisma.name.update({ where: { id: made.id }, data: moved(dates, -hour) });
    expect([stage, await lag()]).toEqual([stage, hour]);
    await db.prisma.name.delete({ where: { id: made.id } });
  }
});

it("webhooks' backlog is measured, a dead receiver's apart from the others'", async () => {
  const account = await buildAccount(db);
  const about = {
    accountId: account.id,
    url: "https://example.com/",
    secret: "x",
    createdAt: NOW,
    updatedAt: NOW,
  };
  const [well, failing, paused] = [
    { ...about },
    { ...about, failingSince: minutesAgo(60) },
    { ...about, state: "paused" as const },
  ];
  for (const [endpoint, age] of [
    [well, 2],
    [failing, 50],
    [paused, 90],
  ] as const) {
    const { id: endpointId } = await db.prisma.webhookEndpoint.create({ data: endpoint });
    const delivery = { endpointId, eventId: endpointId, type: "dns.updated", subject: "a", createdAt: NOW };
    await db.prisma.webhookDelivery.create({ data: { ...delivery, dueAt: minutesAgo(age) } });
  }
  const gauges = await readGauges(db, NOW);
  expect(gauges).toMatchObject({ webhooks_waiting: 3, webhooks_failing: 1, webhooks_oldest_seconds: 120 });
});

it("a job that failed for good is told from one that is tried again", async () => {
  await db.pool.query("SELECT graphile_worker.add_job('send_mail', '{}', max_attempts := 1)");
  await db.pool.query("SELECT graphile_worker.add_job('clean_up', '{}', max_attempts := 5)");
  await db.pool.query("UPDATE graphile_worker._private_jobs SET attempts = 1");
  const gauges = await readGauges(db, new Date(Date.now() + 5_000));
  expect(gauges).toMatchObject({ jobs_failed: 1, jobs_retrying: 1, jobs_waiting: 1, mail_waiting: 0 });
  expect(gauges.jobs_oldest_seconds).toBeGreaterThan(4);
});

it("what is older than thirty days goes", async () => {
  await writeCounts(db, counted(["pages", "ok", 1]), "a:1", addDays(NOW, -31));
  await writeCounts(db, counted(["pages", "ok", 1]), "a:1", addDays(NOW, -29));
  await sampleHealth(job(addDays(NOW, -31)));
  await cleanUp(anonymousContext(db));
  const left = await db.prisma.metricMinute.findMany({ where: { source: "a:1" } });
  expect(left.map(({ minute }) => minute)).toEqual([addDays(NOW, -29)]);
  expect(await db.prisma.metricGauge.count({ where: { name: "jobs_waiting" } })).toBe(0);
});

it("is shown to operators only, and says when nothing was measured", async () => {
  expect((await load()).isEmpty).toBe(true);
  const member = await userContext(db, await buildAccount(db));
  expect(await codeOf(loadHealth(member, healthInput.parse({})))).toBe("not_found");
  expect(await codeOf(loadHealth(anonymousContext(db), healthInput.parse({})))).toBe("unauthenticated");
});
