import { printable } from "../output";
import { EXIT, Stop } from "./exit";
import type { Settings } from "./settings";

/** A thing of the wire; what a command needs of it, it reads with a check. */
export type Wire = Readonly<Record<string, unknown>>;

/** What the portal answered with success. */
export interface Answer {
  readonly status: number;
  readonly result: unknown;
  readonly info: Wire;
  /** Remarks, such as of names that are none. */
  readonly messages: readonly string[];
  /** The body where it is no JSON: an exported zone. */
  readonly text: string;
}

export interface Sent {
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  /** Written as JSON. */
  readonly body?: unknown;
  readonly form?: FormData;
}

export interface Api {
  /** @throws Stop with what was refused and why, or why there is no answer */
  send(method: string, path: string, sent?: Sent): Promise<Answer>;
  /** `/accounts/<id>`, of the token's account. @throws Stop */
  account(): Promise<string>;
}

const TIMEOUT_MS = 60_000;

export function openApi(settings: Settings, interrupted: AbortSignal): Api {
  let account = settings.account;

  async function send(method: string, path: string, sent: Sent = {}): Promise<Answer> {
    const url = new URL(settings.base + path);
    for (const [name, value] of Object.entries(sent.query ?? {})) {
      if (value !== undefined) url.searchParams.set(name, String(value));
    }
    const { response, text } = await exchange(url, method, sent);
    const body = readJson(text);
    if (response.ok && body === null && response.headers.get("content-type")?.startsWith("text/plain")) {
      return { status: response.status, result: null, info: {}, messages: [], text };
    }
    if (body === null || !("success" in body)) throw noPortal(url, response, settings.base);
    if (!response.ok) throw refused(response, body);
    return {
      status: response.status,
      result: body.result,
      info: wireOf(body.result_info),
      messages: listOf(body.messages).map((one) => printable(textOf(one.message))),
      text,
    };
  }

  async function exchange(url: URL, method: string, { body, form }: Sent) {
    const headers: Record<string, string> = {
      authorization: `Bearer ${settings.token}`,
      accept: "application/json, text/plain",
      "user-agent": "portolan-cli/1.0",
    };
    if (body !== undefined) headers["content-type"] = "application/json";
    try {
      const response = await fetch(url, {
        method,
        headers,
        body: form ?? (body === undefined ? undefined : JSON.stringify(body)),
        // A token follows no redirect to wherever.
        redirect: "manual",
        signal: AbortSignal.any([interrupted, AbortSignal.timeout(TIMEOUT_MS)]),
      });
      return { response, text: await response.text() };
    } catch (error) {
      if (interrupted.aborted) throw new Stop(EXIT.interrupted, "Interrupted.");
      throw new Stop(EXIT.unreachable, `${url.origin} ${reasonOf(error)}`);
    }
  }

  return {
    send,
    async account() {
      if (account === null) {
        const { result } = await send("GET", "/accounts");
        const [first] = listOf(result);
        if (!first) throw new Stop(EXIT.refused, "This token works with no account.");
        account = textOf(first.id);
      }
      return `/accounts/${encodeURIComponent(account)}`;
    },
  };
}

export function wireOf(value: unknown): Wire {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Wire) : {};
}

export function listOf(value: unknown): readonly Wire[] {
  return Array.isArray(value) ? value.map(wireOf) : [];
}

export function textOf(value: unknown): string {
  return typeof value === "string" ? value : value === null || value === undefined ? "" : String(value);
}

function readJson(text: string): Wire | null {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === "object" ? (value as Wire) : null;
  } catch {
    return null;
  }
}

const HINTS: Readonly<Record<number, string>> = {
  401: "Check the token in PORTOLAN_TOKEN: is it one of this portal, and complete?",
  403: "The token may not do this: make one with the permission, or ask who made it.",
  409: "Look at it again before you repeat it.",
};

/** What the API answers when the token is none that could exist. */
const MALFORMED_TOKEN = 6003;

function refused(response: Response, body: Wire): Stop {
  const faults = listOf(body.errors).map(({ code, message, source }) => {
    const pointer = textOf(wireOf(source).pointer);
    return printable(`${textOf(message)} (${pointer === "" ? "" : `at ${pointer}, `}code ${textOf(code)})`);
  });
  const lines = faults.length > 0 ? faults : [`The portal refused, with HTTP ${response.status}.`];
  const after = response.headers.get("retry-after");
  if (response.status === 429 && after)
    lines.push(`Too many requests: try again in ${printable(after)} seconds.`);
  const isMalformedToken = listOf(body.errors).some(({ code }) => code === MALFORMED_TOKEN);
  const hint = HINTS[isMalformedToken ? 401 : response.status];
  if (hint) lines.push(hint);
  // The API has no number of its own for it.
  if (lines.some((line) => line.includes("default address book entry"))) {
    lines.push("Add the registrant in the portal, under Contacts: the first one is the default.");
  }
  if (response.status >= 500) {
    lines.push(
      `It is the portal's fault: tell its operators the request id ${response.headers.get("x-request-id")}.`,
    );
  }
  return new Stop(response.status >= 500 ? EXIT.unreachable : EXIT.refused, lines.join("\n"));
}

function noPortal(url: URL, { status, headers }: Response, base: string): Stop {
  const location = headers.get("location");
  const what =
    status >= 300 && status < 400 && location
      ? `answered with a redirect to ${printable(location)}`
      : `answered HTTP ${status} and no JSON of the portal`;
  return new Stop(
    EXIT.unreachable,
    `${url.origin} ${what}. Is ${base} the portal's address? See PORTOLAN_URL.`,
  );
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "refuses connections: does the portal run there, on this port?",
  ENOTFOUND: "is not known to DNS: is its name spelled right?",
  EAI_AGAIN: "cannot be looked up in DNS now: is this machine online?",
  ECONNRESET: "ended the connection without an answer.",
  UND_ERR_SOCKET: "ended the connection without an answer.",
  ETIMEDOUT: "does not answer.",
  UND_ERR_CONNECT_TIMEOUT: "does not answer.",
  CERT_HAS_EXPIRED: "has a certificate that has expired.",
  ERR_TLS_CERT_ALTNAME_INVALID: "has a certificate for another name.",
  ERR_SSL_WRONG_VERSION_NUMBER: "does not speak TLS on this port: is it http:// there?",
};

const UNTRUSTED =
  "has a certificate that this machine does not trust. With an authority of your own, name its file in NODE_EXTRA_CA_CERTS.";

function reasonOf(error: unknown): string {
  const { name, message, cause } = error as Error;
  if (name === "TimeoutError") return `did not answer within ${TIMEOUT_MS / 1000} seconds.`;
  const { code, message: why } = (cause ?? {}) as { code?: string; message?: string };
  if (code && /SELF_SIGNED|UNABLE_TO|DEPTH_ZERO/.test(code)) return UNTRUSTED;
  return (code && REASONS[code]) ?? `cannot be reached: ${printable(code ?? why ?? message)}`;
}
