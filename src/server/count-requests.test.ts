import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { nameRequest } from "@/services/health/named-request";
import { RequestCounts } from "@/services/health/series";
import { requestCounter, seriesOfUnnamed } from "./count-requests";

it("a request is counted under the name its door gave it, with what became of it and how long it took", async () => {
  const counts = new RequestCounts();
  const count = requestCounter(counts);
  const server = createServer((request, response) => {
    count(request, response);
    if (request.url?.startsWith("/named")) nameRequest(request, "registrar_v1:create_domain");
    response.statusCode = request.url?.endsWith("bad") ? 500 : 404;
    setTimeout(() => response.end(), 10);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const ask = (path: string) =>
    new Promise((resolve) => get({ port, path, host: "127.0.0.1" }, (r) => r.resume().on("end", resolve)));
  for (const path of ["/named", "/named/bad", "/dashboard", "/healthz"]) await ask(path);
  await new Promise((resolve) => server.close(resolve));
  expect(counts.series().map(({ name, count, refused, failed }) => [name, count, refused, failed])).toEqual([
    ["registrar_v1:create_domain", 2, 1, 1],
    ["pages", 1, 1, 0],
  ]);
  expect(counts.series()[0]?.micros).toBeGreaterThan(15_000);
});

it("probes and the files of a page are not counted, other requests by their door", () => {
  const series = (target: string) => seriesOfUnnamed(target);
  for (const target of [
    "/healthz",
    "/readyz?x",
    "/metrics",
    "/_next/static/a.js",
    "/icons.svg",
    "/favicon.ico",
  ]) {
    expect(series(target), target).toBeNull();
  }
  expect(series("/api/v2/nothing")).toBe("subdomain_v2:other");
  expect(series("/client/v4/nothing")).toBe("cloudflare_v4:other");
  expect(series("/api/trpc/nothing")).toBe("trpc:other");
  expect(series("/api/v1/registrar/v1/x")).toBe("registrar_v1:other");
  for (const target of ["/", "/dashboard/billing/statement.csv?x=1", "/metricsx"])
    expect(series(target), target).toBe("pages");
});
