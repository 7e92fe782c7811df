import type { z } from "zod";
import type { Scope } from "@/services/access/scopes";
import type { Context } from "@/services/context";
import type { ErrorCode } from "@/services/error-catalogue";
import type { RegistryError } from "@/services/errors";
import type { WireError } from "./errors";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/**
 * Who may call: anybody, any live token, or a token with a scope (or with one of several). The verb asks again; this is
 * for the document.
 */
export type Access = "anybody" | "key" | Scope | readonly Scope[];

/** The names in a path's braces. */
export type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [Key in Name]: string } & ParamsOf<Rest>
  : unknown;

/** What a route answers; the door puts it into the envelope. */
export interface Answer {
  readonly result: unknown;
  /** About a list: `pageInfo` or `cursorInfo` of paging.ts. */
  readonly info?: unknown;
  /** What the caller is told beside the result. */
  readonly messages?: readonly WireError[];
  /** Where a route has several statuses; else its first. */
  readonly status?: number;
  readonly headers?: Record<string, string>;
}

/** A request to a route, checked. */
export interface Invocation<Params, Body, Query> {
  /** Decoded. Those that end in `_id` are UUIDs here, whatever way they were written. */
  readonly params: Params;
  readonly body: Body;
  readonly query: Query;
  readonly headers: Headers;
  /** How long a request may wait for the end of its work, milliseconds. */
  readonly waitMillis: number;
  /** The parts of a form, files as their text; empty unless the route takes a form. */
  readonly form: ReadonlyMap<string, string>;
}

export interface Spec<Path extends string, Body, Query> {
  readonly method: Method;
  /** Below `/client/v4`, parameters in braces. One called `account_id` has to be the token's own account. */
  readonly path: Path;
  /** Unique; names the operation in generated clients. */
  readonly id: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  /** Fields may have dots in their names (`name.exact`); arrays repeat. Unknown parameters are ignored. */
  readonly query?: z.ZodType<Query>;
  /** `z.object`: fields that it does not name are ignored. */
  readonly body?: z.ZodType<Body>;
  /** An absent body, and `null`, count as `{}`. */
  readonly bodyOptional?: boolean;
  readonly bodyExample?: unknown;
  /** Takes `multipart/form-data` with these parts, the first of which is needed. */
  readonly form?: readonly string[];
  /** Takes `Prefer: respond-async`. */
  readonly prefer?: boolean;
  /** Carries an ETag, and is answered with 304 to those who have it. */
  readonly etag?: boolean;
  /** The first is the usual one. */
  readonly statuses: readonly (200 | 201 | 202)[];
  readonly result: z.ZodType;
  /** What of a list `result_info` tells; `none` unless it says another. */
  readonly paging?: "none" | "pages" | "cursor";
  /** The media type of an answer that is a text, without the envelope: `result` is that text then. */
  readonly file?: string;
  /** What the verb may refuse with; what every request may meet is added by the document. */
  readonly errors: readonly ErrorCode[];
  /** What a path of the verb's input begins with, and what it begins with in this body: `{ name: "domain_name" }`. */
  readonly fields?: Readonly<Record<string, string>>;
  /** How refusals of this route are written, where they differ; null for the usual way. See errors.ts. */
  refusal?(error: RegistryError): { status?: number; errors: readonly WireError[] } | null;
  run(ctx: Context, request: Invocation<ParamsOf<Path>, Body, Query>): Promise<Answer>;
}

export const TAGS = {
  Registrar: "Search, check, register and manage names",
  "Address book": "Contacts that names are registered with",
  "Registrar sandbox": "The registrar's tree, with which nothing real is done",
  Zones: "Names that are hosted here",
  "DNS records": "Records of zones",
  Account: "Who you are, and whether your token works",
} as const;

export type Tag = keyof typeof TAGS;

/** A route whose types no longer matter to its caller. */
export type Route = Spec<string, unknown, unknown>;

/** Declares an endpoint: the server's routing and the OpenAPI document are both made from it. */
export function route<Path extends string, Body = undefined, Query = undefined>(
  spec: Spec<Path, Body, Query>,
): Route {
  return spec as unknown as Route;
}
