import type { z } from "zod";
import type { Scope } from "@/services/access/scopes";
import type { Context } from "@/services/context";
import type { ErrorCode } from "@/services/error-catalogue";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** Who may call: anybody, any live key, or a key with a scope. The verb asks again; this is for the document. */
export type Access = "anybody" | "key" | Scope;

/** The names in a path's braces. */
export type ParamsOf<Path extends string> = Path extends `${string}{${infer Name}}${infer Rest}`
  ? { readonly [Key in Name]: string } & ParamsOf<Rest>
  : unknown;

/** What goes into the envelope. */
export interface Answer {
  readonly data: unknown;
  /** Beside `data`, where the API shows one. */
  readonly message?: string;
  /** About the data: where a page stands, which serial a zone has. */
  readonly meta?: unknown;
}

interface Spec<Path extends string, Body, Query> {
  readonly method: Method;
  /** Below `/api/v2`, parameters in braces. */
  readonly path: Path;
  /** Unique; names the operation in generated clients. */
  readonly id: string;
  readonly tag: Tag;
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  readonly query?: z.ZodType<Query>;
  readonly body?: z.ZodType<Body>;
  /** An absent body counts as `{}`. */
  readonly bodyOptional?: boolean;
  readonly bodyExample?: unknown;
  readonly status: 200 | 201;
  readonly data: z.ZodType;
  /** The constant text beside `data`. */
  readonly message?: string;
  /** The media type of an answer that is a file, without the envelope: `data` is its name and content then. */
  readonly file?: string;
  readonly meta?: z.ZodType;
  /** What the verb may refuse with; what every request may meet is added by the document. */
  readonly errors: readonly ErrorCode[];
  /** The answer shows something once, so that it is never stored. */
  readonly secret?: boolean;
  /** What a path of the verb's input begins with, and what it begins with in this body: `{ records: "dns_records" }`. */
  readonly fields?: Readonly<Record<string, string>>;
  run(ctx: Context, request: { params: ParamsOf<Path>; body: Body; query: Query }): Promise<Answer>;
}

export const TAGS = {
  Authentication: "Accounts and keys from email address and password",
  Subdomains: "Find, register and manage subdomains",
  Transfers: "Subdomains on their way between accounts",
  DNS: "Records of the subdomains that are hosted here",
  Webhooks: "Have events sent to you, see what became of them, and read them yourself",
  Account: "Who you are, what you have and what things cost",
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
