import { registrantsApi } from "@/api/rest/subdomain-v2/app";
import { openApiDocument } from "@/api/rest/subdomain-v2/openapi";
import type { Database } from "@/db/client";
import { addressGuard } from "@/integrations/webhooks/guard";
import { openSealer } from "@/services/sealing/sealer";
import { type TestSettings, testApiSettings } from "./api-settings";
import { openApiChecker } from "./openapi-checker";

/** What a test sends. `body` is written as JSON; `raw` goes as it is. */
export interface Sent {
  readonly key?: string;
  readonly body?: unknown;
  readonly raw?: BodyInit;
  readonly headers?: Record<string, string>;
  /** The client's address. */
  readonly ip?: string;
}

/** An answer's `error`. */
export interface WireError {
  readonly code: string;
  readonly message: string;
  readonly details: Record<string, unknown> & { errors?: { field: string; message: string }[] };
}

export interface Received {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly data: Record<string, unknown>;
  readonly list: Record<string, unknown>[];
  readonly meta: Record<string, unknown>;
  readonly error: WireError;
}

export type Send = (method: string, path: string, sent?: Sent) => Promise<Received>;

/**
 * The registrants' API on `db`, at the instant `now`. Every answer of every test is checked against the OpenAPI document:
 * its status, its headers and its body.
 */
export function openTestApi(db: Database, settings?: TestSettings): Send {
  const app = registrantsApi({
    ...testApiSettings(db, settings),
    webhooks: {
      sealer: openSealer("a secret of the portal, for tests only", "webhook secrets"),
      guard: addressGuard([]),
    },
  });
  return async (method, path, sent = {}) => {
    const headers = new Headers(sent.headers);
    if (sent.key) headers.set("x-api-key", sent.key);
    const body = sent.raw ?? (sent.body === undefined ? undefined : JSON.stringify(sent.body));
    if (body !== undefined && !headers.has("content-type")) headers.set("content-type", "application/json");
    const incoming = { socket: { remoteAddress: sent.ip ?? "192.0.2.10" } };
    const response = await app.request(
      `/api/v2${path}`,
      { method, headers, body, duplex: "half" } as RequestInit,
      { incoming } as never,
    );
    const text = await response.text();
    assertDocumented(method, path, response, text);
    const json = text.startsWith("{") ? JSON.parse(text) : {};
    return {
      status: response.status,
      headers: response.headers,
      text,
      data: json.data,
      list: json.data,
      meta: json.meta,
      error: json.error,
    };
  };
}

const assertDocumented = openApiChecker(openApiDocument("https://portal.test"));
