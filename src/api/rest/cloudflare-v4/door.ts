import { RegistryError } from "@/services/errors";
import { inWireNames } from "../errors";
import { type ApiSettings, answerBy, type Dialect, type Exchange } from "../exchange";
import type { HttpContext, Written } from "../respond";
import { refusalBody, successBody } from "./envelope";
import { statusOf, wireErrors, writeRefusal } from "./errors";
import { tagOf, withTag } from "./etag";
import { findToolActor } from "./find-actor";
import { findId } from "./ids";
import { type PreparedRoute, readRequest } from "./request";
import type { Answer, Route } from "./route";

const HOUR_SECONDS = 3600;

const DIALECT: Dialect = {
  door: "cloudflare_v4",
  findActor: ({ db }, headers, ip, now) => findToolActor(db, headers, ip, now),
  writeError: (error) => writeRefusal(error, statusOf(error.code), wireErrors(error)),
  /** draft-ietf-httpapi-ratelimit-headers, as Cloudflare sends them. */
  limitHeaders: ({ limit, remaining, resetAfter }) => ({
    ratelimit: `"default";r=${remaining};t=${resetAfter}`,
    "ratelimit-policy": `"default";q=${limit};w=${HOUR_SECONDS}`,
  }),
};

const USUAL_WAIT_MILLIS = 10_000;

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
export async function runRoute(
  route: PreparedRoute,
  { http, ctx }: Exchange,
  waitMillis = USUAL_WAIT_MILLIS,
): Promise<Written> {
  const { spec } = route;
  const { actor } = ctx;
  if (spec.access !== "anybody" && actor.kind !== "apiKey") throw new RegistryError("unauthenticated");
  const account = http.req.param("account_id");
  if (account !== undefined && (actor.kind !== "apiKey" || findId(account) !== actor.accountId))
    return FOREIGN;
  try {
    const done = await spec.run(ctx, { ...(await readRequest(route, http)), waitMillis });
    return write(spec, done, http);
  } catch (thrown) {
    if (!(thrown instanceof RegistryError)) throw thrown;
    const error = inWireNames(thrown, spec.fields);
    const own = spec.refusal?.(error);
    if (!own) throw error;
    return writeRefusal(error, own.status ?? statusOf(error.code), own.errors);
  }
}

/** Another's account, or nobody's: which of them it is, is not told. */
const FOREIGN: Written = {
  status: 403,
  body: refusalBody([{ code: 10000, message: "Authentication error" }]),
};

function write(spec: Route, { result, info, messages, status, headers }: Answer, http: HttpContext): Written {
  if (spec.file !== undefined) {
    return { status: 200, body: String(result), headers: { "content-type": spec.file, ...headers } };
  }
  const body = successBody(result, info, messages);
  const written = { status: status ?? spec.statuses[0] ?? 200, body, headers };
  return spec.etag ? withTag(written, tagOf(body), http.req.raw.headers) : written;
}
