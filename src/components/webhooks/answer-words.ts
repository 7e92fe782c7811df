import type { Output } from "../trpc";
import type { Tone } from "../ui/badge";

type Line = Output<"webhooks.attempts">["items"][number];

/** Why there was no proper answer: what happened, and what to do. */
const ERRORS: Readonly<Record<string, readonly [happened: string, todo: string]>> = {
  timeout: ["Timed out", "Answer within 15 seconds with 2xx, and do the work after that."],
  redirect: ["Redirect", "Redirects are not followed: edit the webhook, and give the final URL."],
  dns: ["No address", "The host name has no address, or its nameservers do not answer."],
  refused_address: ["Address refused", "The host name leads to an address that is not public."],
  refused_plain_http: ["No TLS", "Edit the webhook, and give a URL that begins with https://."],
  connection_refused: ["Connection refused", "Nothing listens on that port: start the receiver."],
  connection_reset: ["Connection reset", "The receiver closed the connection before it had answered."],
  unreachable: ["Unreachable", "No way leads to the receiver’s address: look at its network and firewall."],
  tls: ["TLS failed", "The certificate is not valid for the host name, or there was no handshake."],
  invalid_response: ["No HTTP", "What came back is no HTTP answer: look at what listens on that port."],
  secret_unreadable: ["Secret unreadable", "Ask the operators: the portal’s own key has changed."],
};

/** "503", "Timed out"; a status with an error was not read to the end. */
export function answerText({ status, error }: Pick<Line, "status" | "error">): string {
  const what = error === null ? null : (ERRORS[error]?.[0] ?? error.replaceAll("_", " "));
  return [status, what].filter((part) => part !== null).join(" · ") || "No answer";
}

export function isSuccess({ status, error }: Pick<Line, "status" | "error">): boolean {
  return error === null && status !== null && status >= 200 && status <= 299;
}

export function answerTone(line: Pick<Line, "status" | "error">): Tone {
  return isSuccess(line) ? "ok" : "bad";
}

/** What to do about it; null after a success. */
export function answerHelp({ status, error }: Pick<Line, "status" | "error">): string | null {
  if (error !== null) return ERRORS[error]?.[1] ?? null;
  if (status === null || (status >= 200 && status <= 299)) return null;
  if (status === 410) return "410 says that nobody wants events here any more: the webhook was disabled.";
  if (status === 401 || status === 403)
    return "The receiver refused us: does it verify with the right secret, and let our headers through?";
  if (status === 404 || status === 405) return "The receiver has nothing at this URL that takes POST.";
  if (status === 429)
    return "The receiver has too much to do. It was asked again no sooner than its Retry-After.";
  return status >= 500 ? "The receiver failed: its own log says why." : "The receiver answered no 2xx.";
}

const short = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });

/** "42 ms", "1.2 s". */
export function millisText(millis: number): string {
  return millis < 1_000 ? `${millis} ms` : `${short.format(millis / 1_000)} s`;
}
