/** A row of the catalogue of errors. */
export interface ErrorRow {
  /** HTTP status of every REST dialect. */
  readonly http: 400 | 401 | 403 | 404 | 405 | 409 | 413 | 415 | 422 | 429 | 500 | 503;
  /** EPP result code, RFC 5730 §3. */
  readonly epp: number;
  /** Whether the same request may succeed later without a change. */
  readonly retryable: boolean;
  /** Code of the registrants' API `/api/v2`. */
  readonly v2: string;
  /** Code of the registrar API `/api/v1/registrar/v1`. */
  readonly registrar: string;
  /** Number in `/client/v4`: Cloudflare's own for the same fault, so that tools give their hints; else 10000. */
  readonly cloudflare: number;
  /** What happened and what to do, when the verb has nothing more exact to say. */
  readonly message: string;
}

/** A new row does not compile until each column has decided. */
export const row = (
  http: ErrorRow["http"],
  epp: number,
  v2: string,
  registrar: string,
  cloudflare: number,
  message: string,
  retryable = false,
): ErrorRow => ({
  http,
  epp,
  retryable,
  v2,
  registrar,
  cloudflare,
  message,
});
