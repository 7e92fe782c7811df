import type { z } from "zod";
import type { ErrorCode } from "@/services/error-catalogue";
import { COMMANDS, type CommandName } from "@/services/registrar/commands";
import type { CommandInputs } from "@/services/registrar/inputs";
import { type QueryTypes, queryTypes } from "../query";

export type Method = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** What is sent with a request, checked against its schema. */
interface Request<Body, Query> {
  /** Of the path; empty where the path has none. */
  readonly domain: string;
  readonly body: Body;
  readonly query: Query;
  readonly idempotencyKey: string | null;
}

interface Spec<Name extends CommandName, Body, Query> {
  readonly command: Name;
  readonly tag: Tag;
  readonly description?: string;
  readonly query?: z.ZodType<Query>;
  readonly body?: z.ZodType<Body>;
  /** An absent body counts as `{}`. */
  readonly bodyOptional?: boolean;
  readonly bodyExample?: unknown;
  /** What an answer carries beside the envelope, by name: one entry, or several that the answer may be one of. */
  readonly answers: Readonly<Record<string, Readonly<Record<string, z.ZodType>>>>;
  /** What the verb may refuse with; what every request may meet is added by the document. */
  readonly errors: readonly ErrorCode[];
  read(request: Request<Body, Query>): CommandInputs[Name];
}

export const TAGS = {
  Status: "What this credential is and may do",
  Sandbox: "Fixtures to try every command on",
  Domains: "Register and manage names",
  Feed: "What was asked, and what waits to be applied",
} as const;

export type Tag = keyof typeof TAGS;

/** An endpoint with what is worked out of it once. Method and path are those of the command's published facts. */
export interface Route extends Spec<CommandName, unknown, unknown> {
  readonly method: Method;
  /** Below the API's base, parameters in braces. */
  readonly path: string;
  /** As Hono writes it: `/domains/:domain`. */
  readonly pattern: string;
  readonly matches: RegExp;
  readonly queryTypes: QueryTypes;
}

/** Declares an endpoint: the server's routing and the OpenAPI document are both made from it. */
export function route<Name extends CommandName, Body = undefined, Query = undefined>(
  spec: Spec<Name, Body, Query>,
): Route {
  const [method, path = ""] = COMMANDS[spec.command].http.split(" ");
  return {
    ...(spec as unknown as Spec<CommandName, unknown, unknown>),
    method: method as Method,
    path,
    pattern: path.replace(/\{(\w+)\}/g, ":$1"),
    matches: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+")}/?$`),
    queryTypes: queryTypes(spec.query),
  };
}
