import { setTimeout as sleep } from "node:timers/promises";
import { Fault } from "./fault";
import { type Answer, errorCode, type Facts, factsOf, retryAfter, textOf, type WireRequest } from "./wire";

export interface ApiSettings {
  /** URL of the API, without a slash at the end. */
  readonly base: string;
  readonly token: string;
  /** Requests in a second at most; null for as fast as they are answered. */
  readonly pace: number | null;
  /** Told when it has to wait. */
  onWait(about: string): void;
}

/** A command with a key that was answered: what the feed has to show. */
export interface KeyedCommand {
  readonly key: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Where the answer has it. */
  readonly auditId: string | null;
}

export interface Api {
  /**
   * Sends a request as a patient client does: again with the same key after a lost connection, after the wait that a 429
   * asks for, and after a 503.
   * @throws Fault when there is no answer to be had, or a 429 that does not say how long to wait
   */
  send(request: WireRequest): Promise<Answer>;
  /** Sends it once, whatever is answered. @throws Fault after lost connections */
  sendOnce(request: WireRequest): Promise<Answer>;
  readonly keyed: readonly KeyedCommand[];
}

const TIMEOUT_MS = 30_000;
const MOST_TRIES = 5;
const FIRST_PAUSE_MS = 500;

/** Beyond the second that Retry-After is rounded to. */
const MARGIN_MS = 250;

export function openApi(settings: ApiSettings): Api {
  const keyed: KeyedCommand[] = [];
  let nextAt = 0;

  async function keepPace(): Promise<void> {
    if (settings.pace === null) return;
    const now = Date.now();
    const at = Math.max(now, nextAt);
    nextAt = at + 1000 / settings.pace;
    if (at > now) await sleep(at - now);
  }

  async function sendOnce(request: WireRequest): Promise<Answer> {
    for (let tries = 1; ; tries++) {
      await keepPace();
      try {
        const answer = await exchange(settings, request);
        remember(request, answer);
        return answer;
      } catch (error) {
        const reason = reasonOf(error);
        if (tries >= MOST_TRIES) throw new Fault(`has no answer after ${tries} tries: ${reason}`);
        settings.onWait(`no answer (${reason}), trying again`);
        await sleep(pause(tries));
      }
    }
  }

  function remember({ method, path, body }: WireRequest, answer: Answer): void {
    const key = textOf(body?.idempotency_key);
    if (key === null) return;
    const auditId = answer.body.audit_id ?? factsOf(answer.body.audit).id;
    const id = auditId === undefined || auditId === null ? null : String(auditId);
    keyed.push({ key, method, path, status: answer.status, auditId: id });
  }

  async function send(request: WireRequest): Promise<Answer> {
    for (let tries = 1; ; tries++) {
      const answer = await sendOnce(request);
      const wait = waitOf(request, answer, tries);
      if (wait === null || tries >= MOST_TRIES) return answer;
      settings.onWait(`${answer.status} for ${request.method} ${request.path}, ${Math.ceil(wait / 1000)} s`);
      await sleep(wait);
    }
  }

  return { send, sendOnce, keyed };
}

/** Answers that say "later". */
function waitOf({ method, path }: WireRequest, answer: Answer, tries: number): number | null {
  const seconds = retryAfter(answer);
  if (answer.status === 429) {
    if (seconds === null) throw new Fault(`${method} ${path} was answered 429 without Retry-After`);
    return seconds * 1000 + MARGIN_MS;
  }
  const isBusy = answer.status === 409 && /in_progress/.test(errorCode(answer) ?? "");
  if (answer.status < 500 && !isBusy) return null;
  return seconds === null ? pause(tries) : seconds * 1000;
}

/** Twice as long each time, with some chance. */
function pause(tries: number): number {
  return FIRST_PAUSE_MS * 2 ** (tries - 1) * (1 + Math.random() / 2);
}

async function exchange({ base, token }: ApiSettings, request: WireRequest): Promise<Answer> {
  const { method, path, body } = request;
  const startedAt = performance.now();
  const headers: Record<string, string> = {
    authorization: `Bearer ${token}`,
    accept: "application/json",
    "user-agent": "portolan-ote-client/1.0",
  };
  if (body) headers["content-type"] = "application/json";
  const response = await fetch(base + path, {
    method,
    headers,
    body: body && JSON.stringify(body),
    // A token follows no redirect to wherever.
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: readJson(text),
    tookMs: Math.round(performance.now() - startedAt),
  };
}

function readJson(text: string): Facts {
  try {
    return factsOf(JSON.parse(text));
  } catch {
    return {};
  }
}

function reasonOf(error: unknown): string {
  const { name, message, cause } = error as Error;
  if (name === "TimeoutError") return `nothing within ${TIMEOUT_MS / 1000} s`;
  const { code, message: why } = (cause ?? {}) as { code?: unknown; message?: unknown };
  return String(code ?? why ?? message);
}
