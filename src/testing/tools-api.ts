import { toolsApi } from "@/api/rest/cloudflare-v4/app";
import { openApiDocument } from "@/api/rest/cloudflare-v4/openapi";
import type { Database } from "@/db/client";
import { type TestSettings, testApiSettings } from "./api-settings";
import { openApiChecker } from "./openapi-checker";
import { type Served, serveLocally } from "./serve";

/** What a test sends. `body` is written as JSON; `raw` goes as it is. */
export interface ToolSent {
  readonly key?: string;
  readonly body?: unknown;
  readonly raw?: BodyInit;
  readonly headers?: Record<string, string>;
  /** The client's address. */
  readonly ip?: string;
}

/** One of an envelope's `errors`. */
export interface ToolError {
  readonly code: number;
  readonly message: string;
  readonly source?: { readonly pointer: string };
}

export interface ToolReceived {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly success: boolean;
  readonly errors: ToolError[];
  // What a test expects of it, it says itself.
  readonly result: Record<string, unknown>;
  readonly list: Record<string, unknown>[];
  readonly info: Record<string, unknown>;
}

export type SendTool = (method: string, path: string, sent?: ToolSent) => Promise<ToolReceived>;

function toolsAppOf(db: Database, settings?: TestSettings) {
  return toolsApi({ ...testApiSettings(db, settings), waitMillis: 1_000 });
}

/** The same API on a port of this machine, for clients that nobody here wrote. */
export async function serveToolsApi(db: Database): Promise<Served> {
  const { url, close } = await serveLocally(toolsAppOf(db));
  return { url: `${url}/client/v4`, close };
}

/** An account as paths name it. */
export function accountPath({ id }: { readonly id: string }): string {
  return `/accounts/${id.replaceAll("-", "")}`;
}

/**
 * The API for Cloudflare's tools on `db`, at the instant `now`. Every answer of every test is checked against the OpenAPI
 * document: its status, its headers and its body.
 */
export function openToolsApi(db: Database, settings?: TestSettings): SendTool {
  const app = toolsAppOf(db, settings);
  return async (method, path, sent = {}) => {
    const headers = new Headers(sent.headers);
    if (sent.key) headers.set("authorization", `Bearer ${sent.key}`);
    const body = sent.raw ?? (sent.body === undefined ? undefined : JSON.stringify(sent.body));
    const isForm = body instanceof FormData;
    if (body !== undefined && !isForm && !headers.has("content-type")) {
      headers.set("content-type", "application/json");
    }
    const incoming = { socket: { remoteAddress: sent.ip ?? "192.0.2.10" } };
    const response = await app.request(
      `/client/v4${path}`,
      { method, headers, body, duplex: "half" } as RequestInit,
      { incoming } as never,
    );
    const text = await response.text();
    assertDocumented(method, path, response, text);
    const json = text.startsWith("{") ? JSON.parse(text) : {};
    const { success, errors, result, result_info: info } = json;
    return {
      status: response.status,
      headers: response.headers,
      text,
      success,
      errors,
      result,
      list: result,
      info,
    };
  };
}

const assertDocumented = openApiChecker(openApiDocument("https://portal.test"));
