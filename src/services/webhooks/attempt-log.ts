import type { WebhookAnswer } from "./port";
import type { SignedRequest } from "./sign";

const HIDDEN = "[redacted]";
/** Characters of a body that are kept. */
export const MOST_KEPT = 16_384;
const MOST_HEADERS = 40;
const LONGEST_HEADER = 1_000;
const SECRET_HEADERS = /^(?:set-cookie2?|.*(?:authorization|authenticate|token|secret|api-?key).*)$/i;

/** A try as it is kept: nothing in it opens or signs anything. */
export interface LoggedTry {
  readonly requestHeaders: Readonly<Record<string, string>>;
  readonly requestBody: string;
  readonly responseHeaders: Readonly<Record<string, string>>;
  readonly responseBody: string;
}

/**
 * @param custom the endpoint's own headers, whose values are not ours to show
 */
export function logTry(
  signed: SignedRequest,
  ours: Readonly<Record<string, string>>,
  custom: Readonly<Record<string, string>>,
  answer: WebhookAnswer,
): LoggedTry {
  const signature = /"signature":"(sha256=[0-9a-f]{64})"\}$/.exec(signed.body)?.[1];
  const signatures = signed.headers["webhook-signature"]?.split(" ") ?? [];
  // Receivers like to send back what they were sent.
  const secrets = [...Object.values(custom), ...signatures, ...(signature ? [signature] : [])];
  const redact = (text: string) =>
    secrets.reduce((shown, secret) => (secret.length < 4 ? shown : shown.replaceAll(secret, HIDDEN)), text);
  const hiddenCustom = Object.keys(custom).map((name) => [name, HIDDEN]);
  return {
    requestHeaders: {
      ...Object.fromEntries(hiddenCustom),
      ...ours,
      ...signed.headers,
      "webhook-signature": HIDDEN,
    },
    requestBody: signature ? signed.body.replace(signature, HIDDEN) : signed.body,
    responseHeaders: Object.fromEntries(
      Object.entries(answer.headers)
        .slice(0, MOST_HEADERS)
        .map(([name, value]) => [
          name,
          SECRET_HEADERS.test(name) ? HIDDEN : storable(redact(value).slice(0, LONGEST_HEADER)),
        ]),
    ),
    responseBody: storable(redact(answer.body).slice(0, MOST_KEPT)),
  };
}

/** What PostgreSQL takes as text: no null characters, no half of a surrogate pair. */
function storable(text: string): string {
  return text.replaceAll("\0", "�").toWellFormed();
}
