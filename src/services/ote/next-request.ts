/** A request to send next. `body` is JSON. */
export interface NextRequest {
  readonly method: "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
  /** Below the API's base. */
  readonly path: string;
  readonly body?: Readonly<Record<string, unknown>>;
}

/** The base of the registrar API below the portal's URL. */
export const API_BASE = "/api/v1/registrar/v1";

/** A request as a line for a shell; `$PORTOLAN_KEY` stands for the API key. */
export function curlLine(request: NextRequest, publicUrl: string): string {
  const method = request.method === "GET" ? "" : ` -X ${request.method}`;
  const body = request.body
    ? ` -H "Content-Type: application/json" -d '${JSON.stringify(request.body).replaceAll("'", "\\u0027")}'`
    : "";
  return `curl -s${method} "${publicUrl}${API_BASE}${request.path}" -H "Authorization: Bearer $PORTOLAN_KEY"${body}`;
}
