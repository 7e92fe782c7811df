import type { ApiKeyActor } from "@/services/access/authenticate-key";
import type { Context, Door } from "@/services/context";
import { RegistryError, toRegistryError } from "@/services/errors";
import type { Allowance, RateLimiter } from "@/services/rate-limits/limiter";
import { countedAs } from "@/services/rate-limits/whom";
import { clientAddress } from "../client-address";
import { contextOf, type DoorSettings } from "../context";
import { requestIdOf } from "./request-id";
import { type HttpContext, respond, type Written } from "./respond";

export interface ApiSettings extends DoorSettings {
  readonly limiter: RateLimiter;
  readonly trustedProxies: readonly string[];
  /** Told of every error that is our fault. */
  onDefect(error: unknown, about: { requestId: string; path: string | undefined }): void;
  /** The time of a request; the wall clock, unless a test says another. */
  readonly now?: () => Date;
}

/** What APIs for keys of accounts have of their own. */
export interface Dialect {
  readonly door: Door;
  /** The holder of the request's key, null when it carries none. @throws RegistryError */
  findActor(
    settings: ApiSettings,
    headers: Headers,
    ip: string | null,
    now: Date,
  ): Promise<ApiKeyActor | null>;
  writeError(error: RegistryError): Written;
  /** How it tells of the rate limit, beside the headers of ours. */
  limitHeaders?(allowance: Allowance): Record<string, string>;
}

/** A request under way. */
export interface Exchange {
  readonly http: HttpContext;
  readonly ctx: Context;
}

/**
 * The way of every request: who asks, may they now, what do they send, what is answered. A wrong key is refused only
 * after the request was counted.
 * @param open nobody is asked for a key: a stale one that a client sends with every request does no harm
 */
export async function answerBy(
  dialect: Dialect,
  settings: ApiSettings,
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
    let actor: ApiKeyActor | null = null;
    let refusal: unknown = null;
    if (!open) {
      try {
        actor = await dialect.findActor(settings, headers, ip, now);
      } catch (thrown) {
        refusal = thrown;
      }
    }
    allowance = await settings.limiter.consume(
      countedAs(actor?.keyId ?? null, ip),
      actor?.rateLimitPerHour ?? null,
    );
    if (!allowance.allowed) throw rateLimited(allowance);
    if (refusal) throw refusal;
    const facts = { headers, door: dialect.door, ip, requestId };
    written = await work({ http, ctx: contextOf(settings, facts, actor ?? { kind: "anonymous" }, now) });
  } catch (thrown) {
    const error = toRegistryError(thrown);
    if (error.code === "internal") settings.onDefect(thrown, { requestId, path: http.req.path });
    written = dialect.writeError(error);
  }
  if (allowance && dialect.limitHeaders) {
    written = { ...written, headers: { ...dialect.limitHeaders(allowance), ...written.headers } };
  }
  return respond(http, written, requestId, allowance);
}

/** The refusal for one request too many. */
export function rateLimited({ limit, resetAfter }: Allowance): RegistryError {
  return new RegistryError("rate_limited", {
    message: `More than ${limit} requests in an hour: try again in ${resetAfter} seconds`,
    details: { limit, retry_after_seconds: resetAfter },
  });
}
