import { authenticateChannelKey, type ChannelCredential } from "@/services/channels/authenticate-channel-key";
import { CATALOGUE } from "@/services/error-catalogue";
import { RegistryError, toRegistryError } from "@/services/errors";
import type { Allowance, RateLimiter } from "@/services/rate-limits/limiter";
import { countedAs } from "@/services/rate-limits/whom";
import {
  type CommandCall,
  type CommandOutcome,
  executeCommand,
  successStatus,
} from "@/services/registrar/execute";
import { readApiKey } from "../../auth";
import { clientAddress } from "../../client-address";
import { contextOf, type DoorSettings, newRequestId } from "../../context";
import { errorHeaders } from "../errors";
import { type HttpContext, respond, type Written } from "../respond";
import { type About, errorBody } from "./errors";
import { readCall } from "./read-call";
import type { Route } from "./route";

export interface RegistrarApiSettings extends DoorSettings {
  /** Counts in windows of a minute; its usual limit is that of an address without a good key. */
  readonly limiter: RateLimiter;
  readonly trustedProxies: readonly string[];
  /** Told of every error that is our fault. */
  onDefect(error: unknown, about: { requestId: string; path: string | undefined }): void;
  /** The time of a request; the wall clock, unless a test says another. */
  readonly now?: () => Date;
}

/** A request before anything is known of who sent it. */
interface Arrived {
  readonly http: HttpContext;
  readonly ip: string | null;
  /** Ours: a command's audit rows, ledger entries and events are found by it, so a client cannot choose it. */
  readonly requestId: string;
}

function arrived(settings: RegistrarApiSettings, http: HttpContext): Arrived {
  const peer = http.env?.incoming?.socket.remoteAddress;
  const ip = clientAddress(peer, http.req.raw.headers.get("x-forwarded-for"), settings.trustedProxies);
  return { http, ip, requestId: newRequestId() };
}

const CLIENTS_ID = /^[\w.:~+/=-]{1,128}$/;

function finish({ http, requestId }: Arrived, written: Written, allowance: Allowance | undefined): Response {
  const own = http.req.raw.headers.get("x-request-id");
  if (own === null || !CLIENTS_ID.test(own)) return respond(http, written, requestId, allowance);
  const headers = { ...written.headers, "x-client-request-id": own };
  return respond(http, { ...written, headers }, requestId, allowance);
}

/** Answers what nobody is asked for a key for: the documents, other methods, paths that are not there. */
export async function answerAnybody(
  settings: RegistrarApiSettings,
  http: HttpContext,
  work: () => Written,
): Promise<Response> {
  const request = arrived(settings, http);
  let allowance: Allowance | undefined;
  try {
    allowance = await countAddress(settings, request);
    return finish(request, work(), allowance);
  } catch (thrown) {
    return finish(request, refusal(settings, request, thrown, NOTHING_KNOWN), allowance);
  }
}

/** Answers a command: who asks, what do they send, what became of it. */
export async function answerCommand(
  settings: RegistrarApiSettings,
  http: HttpContext,
  route: Route,
): Promise<Response> {
  const request = arrived(settings, http);
  const { ip, requestId } = request;
  const now = settings.now?.() ?? new Date();
  const counted: { allowance?: Allowance } = {};
  try {
    const { actor, channel } = await identify(settings, request, now, counted);
    const call = await readCall(route, http);
    const facts = { headers: http.req.raw.headers, door: "registrar_v1" as const, ip, requestId };
    const ctx = { ...contextOf(settings, facts, actor, now), actor };
    const outcome = await executeCommand(ctx, channel, { limiter: settings.limiter }, call);
    counted.allowance = outcome.allowance;
    return finish(request, written(settings, request, channel.id, call, outcome), outcome.allowance);
  } catch (thrown) {
    const about = { ...NOTHING_KNOWN, command: route.command };
    return finish(request, refusal(settings, request, thrown, about), counted.allowance);
  }
}

/** A wrong key is refused only after it was counted. */
async function identify(
  settings: RegistrarApiSettings,
  request: Arrived,
  now: Date,
  counted: { allowance?: Allowance },
): Promise<ChannelCredential> {
  const key = readApiKey(request.http.req.raw.headers);
  try {
    if (key === null) throw new RegistryError("unauthenticated");
    return await authenticateChannelKey(settings.db, key, request.ip, now);
  } catch (error) {
    counted.allowance = await settings.limiter.consume(countedAs(null, request.ip));
    assertAllowed(counted.allowance);
    throw error;
  }
}

async function countAddress(settings: RegistrarApiSettings, { ip }: Arrived): Promise<Allowance> {
  return settings.limiter.consume(countedAs(null, ip));
}

function assertAllowed({ allowed, limit, resetAfter }: Allowance): void {
  if (allowed) return;
  throw new RegistryError("rate_limited", {
    message: `More than ${limit} requests without a good key in a minute: try again in ${resetAfter} seconds`,
    details: { limit, retry_after_seconds: resetAfter },
  });
}

const NOTHING_KNOWN: Omit<About, "requestId"> = {
  command: null,
  sandbox: false,
  idempotencyKey: null,
  domain: null,
  auditId: null,
  channelId: null,
};

function written(
  settings: RegistrarApiSettings,
  request: Arrived,
  channelId: string,
  call: CommandCall,
  outcome: CommandOutcome,
): Written {
  const { auditId, sandbox } = outcome;
  const { command, domain, idempotencyKey } = call;
  if (outcome.error) {
    const about = { command, sandbox, idempotencyKey, domain, auditId, channelId };
    return refusal(settings, request, outcome.thrown, about);
  }
  const { status, replayed, result } = outcome;
  // The domain of the result is canonical; `status` is the command's.
  const body = JSON.stringify({
    success: true,
    command,
    status,
    sandbox,
    idempotent: replayed,
    idempotency_key: idempotencyKey,
    domain: null,
    audit_id: auditId,
    registrar_channel_id: channelId,
    request_id: request.requestId,
    ...(command === "preflight" ? withAllowance(result, outcome.allowance) : result),
  });
  return {
    status: status === "sandbox" ? 202 : successStatus(command),
    body,
    headers: replayed ? { "idempotent-replayed": "true" } : undefined,
  };
}

/** Where this very request stands: known to the door alone. */
function withAllowance(result: object, { remaining, resetAt }: Allowance): object {
  const { rate_limit, ...status } = result as { rate_limit: object };
  return { ...status, rate_limit: { ...rate_limit, remaining, reset_at: resetAt } };
}

function refusal(
  settings: RegistrarApiSettings,
  { http, requestId }: Arrived,
  thrown: unknown,
  about: Omit<About, "requestId">,
): Written {
  const error = toRegistryError(thrown);
  if (error.code === "internal") settings.onDefect(thrown, { requestId, path: http.req.path });
  return {
    status: CATALOGUE[error.code].http,
    body: errorBody(error, { ...about, requestId }),
    headers: errorHeaders(error),
  };
}
