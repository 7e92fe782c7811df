import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { GAUGE_NAMES } from "@/services/health/gauges";
import { RequestCounts } from "@/services/health/series";
import { openTestRegistry } from "@/testing/registry";
import { metrics } from "./metrics";

let db: Database;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

const LOCAL = ["127.0.0.0/8", "::1"];

async function scrape(
  peer: string,
  over: { headers?: Record<string, string>; trustedProxies?: string[]; metricsAllow?: string[] } = {},
  counts = new RequestCounts(),
) {
  const { trustedProxies = [], metricsAllow = LOCAL, headers = {} } = over;
  const app = metrics({ db, counts, trustedProxies, metricsAllow });
  const response = await app.request("/metrics", { headers }, {
    incoming: { socket: { remoteAddress: peer } },
  } as never);
  return { status: response.status, type: response.headers.get("content-type"), text: await response.text() };
}

/** Reads Prometheus' text format 0.0.4 as its specification says, and throws at what it does not allow. */
function parse(text: string): Map<string, { type: string; samples: Map<string, number> }> {
  const families = new Map<string, { type: string; samples: Map<string, number> }>();
  if (!text.endsWith("\n")) throw new Error("The last line has no end");
  for (const line of text.split("\n")) {
    if (line === "") continue;
    const help = /^# HELP ([a-zA-Z_:][\w:]*) (.*)$/.exec(line);
    if (help) continue;
    const type = /^# TYPE ([a-zA-Z_:][\w:]*) (counter|gauge|histogram|summary|untyped)$/.exec(line);
    if (type) {
      if (families.has(type[1] ?? "")) throw new Error(`Two families are called ${type[1]}`);
      families.set(type[1] ?? "", { type: type[2] ?? "", samples: new Map() });
      continue;
    }
    const sample =
      /^([a-zA-Z_:][\w:]*)(\{(?:[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*",?)*\})? (-?[\d.e+-]+|NaN|[+-]Inf)( \d+)?$/.exec(
        line,
      );
    if (!sample) throw new Error(`No sample: ${line}`);
    const [, name = "", labels = "", value] = sample;
    const family = families.get(name) ?? families.get(name.replace(/_(bucket|sum|count)$/, ""));
    if (!family) throw new Error(`No family for ${line}`);
    if (family.samples.has(name + labels)) throw new Error(`Twice: ${line}`);
    family.samples.set(name + labels, Number(value));
  }
  return families;
}

it("gives counts, histograms, gauges and Node's own metrics in valid exposition format", async () => {
  const counts = new RequestCounts();
  counts.add("subdomain_v2:check", "ok", 700);
  counts.add("subdomain_v2:check", "refused", 20_000_000);
  counts.add('trpc:odd"name\\', "failed", 700);
  counts.add("jobs:send_mail", "ok", 700);
  counts.add("dns:publish", "ok", 700);
  const { status, type, text } = await scrape("127.0.0.1", {}, counts);
  expect([status, type]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
  const families = parse(text);
  const requests = families.get("portolan_requests_total")?.samples;
  const check = 'door="subdomain_v2",operation="check"';
  expect(requests?.get(`portolan_requests_total{${check},outcome="ok"}`)).toBe(1);
  expect(requests?.get(`portolan_requests_total{${check},outcome="refused"}`)).toBe(1);
  const latency = families.get("portolan_request_duration_seconds");
  expect(latency?.type).toBe("histogram");
  const bucket = (le: string) =>
    latency?.samples.get(`portolan_request_duration_seconds_bucket{${check},le="${le}"}`);
  expect([bucket("0.0005"), bucket("0.001"), bucket("10"), bucket("+Inf")]).toEqual([0, 1, 1, 2]);
  expect(latency?.samples.get(`portolan_request_duration_seconds_sum{${check}}`)).toBeCloseTo(20.0007);
  for (const name of GAUGE_NAMES) expect(families.get(`portolan_${name}`)?.samples.size, name).toBe(1);
  expect(families.has("portolan_jobs_total")).toBe(true);
  expect(families.has("portolan_dns_publications_total")).toBe(true);
  expect(families.has("nodejs_eventloop_lag_seconds")).toBe(true);
});

it("says that the database is away instead of failing", async () => {
  const app = metrics({
    db: { ...db, sql: () => Promise.reject(new Error("away")) },
    counts: new RequestCounts(),
    trustedProxies: [],
    metricsAllow: LOCAL,
  });
  const response = await app.request("/metrics", {}, {
    incoming: { socket: { remoteAddress: "::1" } },
  } as never);
  expect(
    parse(await response.text())
      .get("portolan_database_up")
      ?.samples.get("portolan_database_up"),
  ).toBe(0);
});

it("exists only for the addresses that may read it", async () => {
  expect((await scrape("::ffff:127.0.0.1")).status).toBe(200);
  expect((await scrape("192.0.2.1")).status).toBe(404);
  expect((await scrape("192.0.2.1", { metricsAllow: ["192.0.2.0/24"] })).status).toBe(200);
});

it("is not opened to the world by a proxy on this machine", async () => {
  const headers = { "x-forwarded-for": "203.0.113.9" };
  expect((await scrape("127.0.0.1", { headers })).status).toBe(404);
  const trustedProxies = ["127.0.0.1"];
  expect((await scrape("127.0.0.1", { headers, trustedProxies })).status).toBe(404);
  expect((await scrape("127.0.0.1", { headers: { forwarded: "for=127.0.0.1" } })).status).toBe(404);
  const own = { headers: { "x-forwarded-for": "127.0.0.1" }, trustedProxies };
  expect((await scrape("127.0.0.1", own)).status).toBe(200);
});
