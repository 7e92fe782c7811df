import type { HttpBindings } from "@hono/node-server";
import { TRPCError } from "@trpc/server";
import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { TRPC_ERROR_CODES_BY_KEY } from "@trpc/server/rpc";
import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { CATALOGUE } from "@/services/error-catalogue";
import { RegistryError, toRegistryError } from "@/services/errors";
import { nameRequest } from "@/services/health/named-request";
import { readApiKey, readSessionToken } from "../auth";
import { clientAddress } from "../client-address";
import { browserContext, type DoorSettings, newRequestId } from "../context";
import { endedSessionCookie } from "../cookies";
import { errorData, registryErrorOf, trpcError } from "./errors";
import { appRouter } from "./root";
import { assertSameOrigin } from "./same-origin";

const MOST_BYTES = 1_048_576;

/** Calls in one batch; a page needs about five. */
const MOST_CALLS = 20;

export interface TrpcSettings extends DoorSettings {
  readonly trustedProxies: readonly string[];
  /** Told of every error that is our fault. */
  onDefect(error: unknown, about: { requestId: string; path: string | undefined }): void;
}

/** The browser's door: tRPC under `/api/trpc`. */
export function trpcDoor(settings: TrpcSettings): Hono<{ Bindings: Partial<HttpBindings> }> {
  const app = new Hono<{ Bindings: Partial<HttpBindings> }>();
  const limit = bodyLimit({
    maxSize: MOST_BYTES,
    onError: () => errorResponse(new RegistryError("payload_too_large"), newRequestId()),
  });
  app.all("/api/trpc/*", limit, (c) => {
    const request = c.req.raw;
    nameRequest(c.env?.incoming, seriesOf(c.req.path));
    const requestId = newRequestId();
    const peer = c.env?.incoming?.socket.remoteAddress;
    const { headers } = request;
    const ip = clientAddress(peer, headers.get("x-forwarded-for"), settings.trustedProxies);
    const refusal = refusalOf(request, settings);
    if (refusal) return errorResponse(refusal, requestId);
    return fetchRequestHandler({
      endpoint: "/api/trpc",
      req: request,
      router: appRouter,
      createContext: () => context(settings, headers, ip, requestId),
      responseMeta: ({ paths }) => ({
        headers: {
          "x-request-id": requestId,
          "cache-control": "no-store",
          ...(paths?.includes("access.signOut")
            ? { "set-cookie": endedSessionCookie(settings.publicUrl) }
            : {}),
        },
      }),
      onError({ error, path }) {
        const own = registryErrorOf(error);
        if (own.code === "internal") settings.onDefect(own.cause ?? error, { requestId, path });
      },
    });
  });
  return app;
}

/** The procedure, where there is one; several in one request are a batch. */
const SERIES: ReadonlyMap<string, string> = new Map(
  Object.keys(appRouter._def.procedures).map((path) => [path, `trpc:${path}`]),
);

function seriesOf(path: string): string {
  const procedure = path.slice("/api/trpc/".length);
  return SERIES.get(procedure) ?? (procedure.includes(",") ? "trpc:batch" : "trpc:other");
}

/** The error, if any, for which a request is not even looked at. */
function refusalOf(request: Request, { publicUrl }: DoorSettings): RegistryError | null {
  const { headers, url } = request;
  if (new URL(url).pathname.split(",").length > MOST_CALLS) {
    return new RegistryError("invalid_request", { message: `A batch has at most ${MOST_CALLS} calls` });
  }
  const byCookie = readApiKey(headers) === null && readSessionToken(headers, publicUrl) !== null;
  if (!byCookie || request.method === "GET" || request.method === "HEAD") return null;
  try {
    assertSameOrigin(headers, publicUrl);
    return null;
  } catch (error) {
    return toRegistryError(error);
  }
}

async function context(settings: DoorSettings, headers: Headers, ip: string | null, requestId: string) {
  try {
    return await browserContext(settings, { headers, door: "trpc", ip, requestId });
  } catch (error) {
    throw error instanceof TRPCError ? error : trpcError(toRegistryError(error));
  }
}

/** An error that answers the whole request, as tRPC's clients read one. */
function errorResponse(error: RegistryError, requestId: string): Response {
  const data = errorData(error, requestId);
  const code = TRPC_ERROR_CODES_BY_KEY[trpcError(error).code];
  return Response.json(
    { error: { message: error.message, code, data } },
    {
      status: CATALOGUE[error.code].http,
      headers: { "x-request-id": requestId, "cache-control": "no-store" },
    },
  );
}
