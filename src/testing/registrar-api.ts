import { registrarApi } from "@/api/rest/registrar-v1/app";
import { openApiDocument } from "@/api/rest/registrar-v1/openapi";
import type { Database } from "@/db/client";
import { memoryLimiter } from "@/services/rate-limits/limiter";
import type { ServerOffer } from "@/services/registrar/offer";
import { type TestSettings, testApiSettings } from "./api-settings";
import { openApiChecker } from "./openapi-checker";

/** What a test sends. `body` is written as JSON; `raw` goes as it is. */
export interface RegistrarSent {
  readonly key?: string;
  readonly body?: unknown;
  readonly raw?: BodyInit;
  readonly headers?: Record<string, string>;
  /** The client's address. */
  readonly ip?: string;
}

export interface RegistrarError {
  readonly code: string;
  readonly message: string;
  readonly retryable: boolean;
  readonly epp_result_code: number;
  readonly details: Record<string, unknown> & { errors?: { field: string; message: string }[] };
}

export interface RegistrarReceived {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The whole body. */
  readonly data: Record<string, unknown>;
  readonly error: RegistrarError;
}

export type SendRegistrar = (
  method: string,
  path: string,
  sent?: RegistrarSent,
) => Promise<RegistrarReceived>;

const assertDocumented = openApiChecker(openApiDocument("https://portal.test"));

/**
 * The registrar API on `db`, at the instant `now`. Every answer of every test is checked against the OpenAPI document:
 * its status, its headers and its body.
 */
export function openRegistrarApi(
  db: Database,
  settings: Omit<TestSettings, "limit"> & { addressLimit?: number; offer?: ServerOffer } = {},
): SendRegistrar {
  const app = registrarApi({
    ...testApiSettings(db, settings),
    limiter: memoryLimiter(settings.addressLimit ?? 1_000_000, 60),
    offer: settings.offer,
  });
  return async (method, path, sent = {}) => {
    const headers = new Headers(sent.headers);
    if (sent.key) headers.set("authorization", `Bearer ${sent.key}`);
    const body = sent.raw ?? (sent.body === undefined ? undefined : JSON.stringify(sent.body));
    if (body !== undefined && !headers.has("content-type")) headers.set("content-type", "application/json");
    const incoming = { socket: { remoteAddress: sent.ip ?? "192.0.2.10" } };
    const response = await app.request(
      `/api/v1/registrar/v1${path}`,
      { method, headers, body, duplex: "half" } as RequestInit,
      { incoming } as never,
    );
    const text = await response.text();
    assertDocumented(method, path, response, text);
    const data = text.startsWith("{") ? JSON.parse(text) : {};
    return { status: response.status, headers: response.headers, text, data, error: data.error };
  };
}
