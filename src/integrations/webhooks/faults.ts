/** A connection that the guard does not open. */
export class RefusedAddress extends Error {
  constructor(readonly code: "refused_address" | "refused_plain_http") {
    super(code);
  }
}

const CODES: Readonly<Record<string, string>> = {
  ENOTFOUND: "dns",
  ENODATA: "dns",
  ESERVFAIL: "dns",
  EREFUSED: "dns",
  ETIMEOUT: "dns",
  EAI_AGAIN: "dns",
  ECONNREFUSED: "connection_refused",
  ECONNRESET: "connection_reset",
  EPIPE: "connection_reset",
  EHOSTUNREACH: "unreachable",
  ENETUNREACH: "unreachable",
  EADDRNOTAVAIL: "unreachable",
  ETIMEDOUT: "unreachable",
  EPROTO: "tls",
};

/** Why a request failed, as the log of attempts says it. */
export function faultOf(error: unknown): string {
  if (error instanceof RefusedAddress) return error.code;
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== "string") return "failed";
  if (CODES[code]) return CODES[code];
  if (/^HPE_/.test(code)) return "invalid_response";
  return /TLS|SSL|CERT|SIGNATURE|ISSUER/.test(code) ? "tls" : "failed";
}
