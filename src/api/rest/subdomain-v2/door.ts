import { sha256 } from "@/lib/secret";
import { requireScope } from "@/services/access/require";
import { isScope } from "@/services/access/scopes";
import type { Context } from "@/services/context";
import { CATALOGUE } from "@/services/error-catalogue";
import { RegistryError } from "@/services/errors";
import { runOnce } from "@/services/idempotency/run-once";
import { countedAs } from "@/services/rate-limits/whom";
import { findKeyActor } from "../../auth";
import { type RawBody, readJsonBody } from "../body";
import { errorHeaders, inWireNames } from "../errors";
import { type ApiSettings, answerBy, type Dialect, type Exchange } from "../exchange";
import type { HttpContext, Written } from "../respond";
import { errorBody } from "./errors";
import { type Invocation, type PreparedRoute, readRequest } from "./prepare";
import type { Route } from "./route";

/** Largest body taken, bytes: a batch of 10,000 records of usual length fits. */
const MOST_BYTES = 1_048_576;

const DIALECT: Dialect = {
  door: "subdomain_v2",
  findActor: ({ db }, headers, ip, now) => findKeyActor(db, headers, ip, now),
  writeError: (error) => ({
    status: CATALOGUE[error.code].http,
    body: errorBody(error),
    headers: errorHeaders(error),
  }),
};

/** Answers a request to this API, see ../exchange.ts. */
export function answer(
  settings: ApiSettings,
  http: HttpContext,
  open: boolean,
  work: (exchange: Exchange) => Promise<Written>,
): Promise<Response> {
  return answerBy(DIALECT, settings, http, open, work);
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
