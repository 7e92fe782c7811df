/**
 * A quick receiver in a process of its own: answers every POST with 200 and remembers when each event came. Prints its
 * port. `GET /arrivals?from=n` gives `[id, milliseconds since 1970]` of the n-th and later, `GET /count` how many there are.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const arrivals: [id: string, at: number][] = [];

const server = createServer((request, response) => {
  if (request.method === "GET") {
    const url = new URL(request.url ?? "/", "http://receiver");
    const from = Number(url.searchParams.get("from") ?? 0);
    response.end(JSON.stringify(url.pathname === "/count" ? arrivals.length : arrivals.slice(from)));
    return;
  }
  arrivals.push([String(request.headers["webhook-id"]), performance.timeOrigin + performance.now()]);
  request.resume().on("end", () => response.end("ok"));
});
server.listen(0, "127.0.0.1", () => {
  process.stdout.write(`${(server.address() as AddressInfo).port}\n`);
});
