/** A JSON object of an answer. */
export type Facts = Readonly<Record<string, unknown>>;

/** An answer of the registrar API. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Its JSON object; empty where there was none. */
  readonly body: Facts;
  /** Between the request and the end of the answer, ms. */
  readonly tookMs: number;
}

/** What is sent. `body` is JSON. */
export interface WireRequest {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** Below the API's base. */
  readonly path: string;
  readonly body?: Facts;
}

export function factsOf(value: unknown): Facts {
  return value !== null && typeof value === "object" && !Array.isArray(value) ? (value as Facts) : {};
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function textOf(value: unknown): string | null {
  return typeof value === "string" && value !== "" ? value : null;
}

/** The first text among several places where servers put the same thing. */
export function firstText(...values: readonly unknown[]): string | null {
  for (const value of values) {
    const text = textOf(value);
    if (text !== null) return text;
  }
  return null;
}

/** The result of an answer: the body itself, or its `data`. */
export function resultOf({ body }: Answer): Facts {
  return { ...body, ...factsOf(body.data) };
}

/** The error code of a refusal: of `error.code`, `error` or `code`. */
export function errorCode({ body }: Answer): string | null {
  return firstText(factsOf(body.error).code, body.error, body.code, body.error_code);
}

export function errorMessage({ body }: Answer): string {
  return firstText(factsOf(body.error).message, body.message) ?? "";
}

/** How long a server asks to wait, whole seconds; null where it does not say. RFC 9110 §10.2.3. */
export function retryAfter({ headers }: Answer): number | null {
  const text = headers.get("retry-after")?.trim() ?? "";
  if (/^\d{1,6}$/.test(text)) return Number(text);
  const at = Date.parse(text);
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - Date.now()) / 1000));
}

/** What an answer was, in a few words: `422 claim_required`. */
export function brief(answer: Answer): string {
  return [answer.status, errorCode(answer)].filter((part) => part !== null).join(" ");
}
