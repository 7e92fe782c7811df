import { sha256 } from "@/lib/secret";
import { requireScope } from "@/services/access/require";
import { isScope } from "@/services/access/scopes";
import type { Actor, Context } from "@/services/context";
import { CATALOGUE } from "@/services/error-catalogue";
import { RegistryError, toRegistryError } from "@/services/errors";
import { runOnce } from "@/services/idempotency/run-once";
import type { Allowance, RateLimiter } from "@/services/rate-limits/limiter";
import { countedAs } from "@/services/rate-limits/whom";
import { findKeyActor } from "../../auth";
import { clientAddress } from "../../client-address";
import { contextOf, type DoorSettings } from "../../context";
import { type RawBody, readJsonBody } from "../body";
import { errorHeaders, inWireNames } from "../errors";
import { requestIdOf } from "../request-id";
import { type HttpContext, respond, type Written } from "../respond";
import { errorBody, rateLimited } from "./errors";
import { type Invocation, type PreparedRoute, readRequest } from "./prepare";
import type { Route } from "./route";

export interface RegistrantsApiSettings extends DoorSettings {
  readonly limiter: RateLimiter;
  readonly trustedProxies: readonly string[];
  /** Told of every error that is our fault. */
  onDefect(error: unknown, about: { requestId: string; path: string | undefined }): void;
  /** The time of a request; the wall clock, unless a test says another. */
  readonly now?: () => Date;
}

/** Largest body taken, bytes: a batch of 10,000 records of usual length fits. */
const MOST_BYTES = 1_048_576;

interface Caller {
  readonly actor: Actor;
  readonly keyId: string | null;
  /** The limit of its account, null for the usual one. */
  readonly limit: number | null;
  /** Thrown when the key does not open anything. */
  readonly refusal: unknown;
}

const NOBODY: Caller = { actor: { kind: "anonymous" }, keyId: null, limit: null, refusal: null };

/** A request under way. */
interface Exchange {
  readonly http: HttpContext;
  readonly ctx: Context;
}

/**
 * The way of every request of this API: who asks, may they now, what do they send, what is answered.
 * @param open nobody is asked for a key: a stale one that a client sends with every request does no harm
 */
export async function answer(
  settings: RegistrantsApiSettings,
  http: HttpContext,
  open: boolean,
  work: (exchange: Exchange) => Promise<Written>,
): Promise<Response> {
  const { headers } = http.req.raw;
  const requestId = requestIdOf(headers.get("x-request-id") ?? undefined);
  const peer = http.env?.incoming?.socket.remoteAddress;
  const ip = clientAddress(peer, headers.get("x-forwarded-for"), settings.trustedProxies);
  const now = settings.now?.() ?? new Date();
  let allowance: Allowance | undefined;
  let written: Written;
  try {
    const caller = open ? NOBODY : await identify(settings, headers, ip, now);
    allowance = await settings.limiter.consume(countedAs(caller.keyId, ip), caller.limit);
    if (!allowance.allowed) throw rateLimited(allowance.limit, allowance.resetAfter);
    if (caller.refusal) throw caller.refusal;
    const facts = { headers, door: "subdomain_v2" as const, ip, requestId };
    written = await work({ http, ctx: contextOf(settings, facts, caller.actor, now) });
  } catch (thrown) {
    const error = toRegistryError(thrown);
    if (error.code === "internal") settings.onDefect(thrown, { requestId, path: http.req.path });
    written = {
      status: CATALOGUE[error.code].http,
      body: errorBody(error),
      headers: errorHeaders(error),
    };
  }
  return respond(http, written, requestId, allowance);
}

/** A wrong key is refused only after it was counted. */
async function identify(
  settings: RegistrantsApiSettings,
  headers: Headers,
  ip: string | null,
  now: Date,
): Promise<Caller> {
  try {
    const actor = await findKeyActor(settings.db, headers, ip, now);
    if (!actor) return NOBODY;
    return { actor, keyId: actor.keyId, limit: actor.rateLimitPerHour, refusal: null };
  } catch (refusal) {
    return { ...NOBODY, refusal };
  }
}

/** Runs one endpoint. */
export async function runRoute(route: PreparedRoute, { http, ctx }: Exchange): Promise<Written> {
  const { spec } = route;
  if (spec.access !== "anybody" && ctx.actor.kind === "anonymous") throw new RegistryError("unauthenticated");
  const body = spec.method === "GET" ? null : await readJsonBody(http.req.raw, MOST_BYTES);
  const invocation = readRequest(route, http, body);
  const key = spec.method === "POST" ? http.req.raw.headers.get("idempotency-key") : null;
  if (key !== null) return runKeyed(route, { http, ctx }, invocation, key, body);
  if (spec.file) return sendFile(spec, spec.file, ctx, invocation);
  return { status: spec.status, body: await perform(spec, ctx, invocation) };
}

/** An answer without the envelope, for saving. */
async function sendFile(spec: Route, type: string, ctx: Context, invocation: Invocation): Promise<Written> {
  const { name, content } = (await spec.run(ctx, invocation)).data as { name: string; content: Buffer };
  const headers = { "content-type": type, "content-disposition": `attachment; filename="${name}"` };
  return { status: spec.status, body: new Uint8Array(content), headers };
}

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

async function runKeyed(
  { spec }: PreparedRoute,
  { http, ctx }: Exchange,
  invocation: Invocation,
  key: string,
  body: RawBody | null,
): Promise<Written> {
  if (!IDEMPOTENCY_KEY.test(key)) {
    const message = "must have 1 to 255 visible ASCII characters";
    throw new RegistryError("invalid_request", {
      message: `The header Idempotency-Key ${message}`,
      fields: [{ path: "Idempotency-Key", message }],
    });
  }
  // Also what was answered before is shown only to a key that may do it.
  if (isScope(spec.access)) requireScope(ctx, spec.access);
  const { actor, now } = ctx;
  const scope = actor.kind === "apiKey" ? `account:${actor.accountId}` : countedAs(null, ctx.ip);
  const url = new URL(http.req.url);
  const request = `${spec.method} ${url.pathname}${url.search}\n${Buffer.from(body?.bytes ?? []).toString("latin1")}`;
  let refusal: RegistryError | undefined;
  const outcome = await runOnce(
    ctx.db,
    {
      scope,
      key,
      requestHash: sha256(request),
      now,
      secret: spec.secret === true,
      alone: spec.access === "anybody",
    },
    async (db) => {
      refusal = undefined;
      try {
        return { status: spec.status, body: await perform(spec, { ...ctx, db }, invocation) };
      } catch (thrown) {
        if (!(thrown instanceof RegistryError) || CATALOGUE[thrown.code].http >= 500) throw thrown;
        refusal = thrown;
        return { status: CATALOGUE[thrown.code].http, body: "" };
      }
    },
  );
  if (refusal) throw refusal;
  const { status, body: text } = outcome.answer;
  return { status, body: text, headers: outcome.replayed ? { "idempotent-replayed": "true" } : undefined };
}

async function perform(spec: Route, ctx: Context, invocation: Invocation): Promise<string> {
  try {
    const { message, data, meta } = await spec.run(ctx, invocation);
    return JSON.stringify({ success: true, message, data, meta });
  } catch (error) {
    throw error instanceof RegistryError ? inWireNames(error, spec.fields) : error;
  }
}
