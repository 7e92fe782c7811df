import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { getRequestListener } from "@hono/node-server";
import type { Hono } from "hono";
import { clientAddress } from "@/api/client-address";
import type { Env } from "@/env";
import type { RequestCounts } from "@/services/health/series";
import { requestCounter } from "./count-requests";
import { setCommonHeaders, setPagePolicy } from "./security-headers";
import { STATIC_PATH, staticFiles } from "./static-files";

const DRAIN_MS = 5000;

/** Tells the pages' layouts, which Next does not, what was asked for; src/app/requested-path.ts reads it. */
const PATH_HEADER = "x-portolan-path";

export type Portal = {
  /** @throws Error for the operator when the port is taken */
  listen(): Promise<void>;
  /** Lets the requests under way end, for some seconds. */
  close(): Promise<void>;
};

type Doors = { api: Hono; apiPaths: readonly string[]; pages: RequestListener; counts: RequestCounts };

/**
 * The one HTTP server: the API's paths go to Hono, the rest to Next, whose own route handlers answer thirty times
 * slower (740 requests/s beside 21,000).
 */
export function createPortal(env: Env, { api, apiPaths, pages, counts }: Doors): Portal {
  const answerApi = getRequestListener(api.fetch, { overrideGlobalObjects: false });
  const isApi = apiMatcher(apiPaths);
  const answerStatic = getRequestListener(staticFiles().fetch, { overrideGlobalObjects: false });
  const isStatic = env.development ? () => false : apiMatcher([STATIC_PATH]);
  const isHttps = env.publicUrl.startsWith("https:");
  const count = requestCounter(counts);
  const server = createServer((request, response) => {
    count(request, response);
    setCommonHeaders(response, isHttps);
    if (isApi(request.url ?? "/")) return void answerApi(request, response);
    if (isStatic(request.url ?? "/")) return void answerStatic(request, response);
    setPagePolicy(request, response, env.development);
    nameClient(request, env);
    request.headers[PATH_HEADER] = request.url;
    pages(request, response);
  });
  server.headersTimeout = 20_000;
  server.requestTimeout = 60_000;
  // Longer than the idle timeout of common load balancers, so that they close first.
  server.keepAliveTimeout = 65_000;
  return { listen: () => listen(server, env), close: () => close(server) };
}

/** Puts the client's address, and nothing that a client wrote, where the pages read it. */
function nameClient({ headers, socket }: IncomingMessage, { trustedProxies }: Env) {
  const forwardedFor = headers["x-forwarded-for"];
  const address = clientAddress(socket.remoteAddress, String(forwardedFor ?? ""), trustedProxies);
  if (address === null) delete headers["x-forwarded-for"];
  else headers["x-forwarded-for"] = address;
}

/** Whether a request's target is one of `paths` or below it. */
export function apiMatcher(paths: readonly string[]): (target: string) => boolean {
  const escaped = paths.map((path) => path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  const pattern = new RegExp(`^(?:${escaped.join("|")})(?:[/?#]|$)`);
  return (target) => pattern.test(target);
}

function listen(server: Server, { port, host }: Env): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(new Error(listenProblem(error, host, port))),
    );
    server.listen(port, host, () => {
      server.removeAllListeners("error");
      resolve();
    });
  });
}

function listenProblem({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === "EADDRINUSE")
    return `Port ${port} on ${host} is taken by another program. Set PORT to a free one.`;
  if (code === "EACCES")
    return `Port ${port} needs more rights than this process has. Set PORT to one above 1023.`;
  if (code === "EADDRNOTAVAIL") return `HOST holds "${host}", which is no address of this machine.`;
  return `The portal cannot listen on ${host}, port ${port}: ${message}`;
}

async function close(server: Server) {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  await Promise.race([closed, sleep(DRAIN_MS)]);
  server.closeAllConnections();
  await closed;
}
