import { commonHeaders, type Parameter, type Schema } from "../openapi-document";

export const INTRODUCTION = `For tools that were made for Cloudflare: set their base URL to the one above, and give them a token of this portal.

**Tokens.** \`Authorization: Bearer sk_live_…\`, or \`X-Auth-Email\` with \`X-Auth-Key\`. A token belongs to one account; the id of another account is refused with 403.

**Answers.** \`{"success", "errors", "messages", "result"}\`, lists with \`result_info\`. Refusals have \`success: false\`, a status that is not 2xx, and every fault in \`errors\`, with a number, a text and, where a field is at fault, its JSON Pointer in \`source.pointer\`. Identifiers are 32 hexadecimal digits. Times are UTC, amounts decimal texts.

**Lists.** By page: one beyond the end is empty. By cursor: an empty \`result_info.cursor\` is the end.

**Work.** What changes a name is a workflow. A request waits for its end for some seconds; with \`Prefer: respond-async\` it does not. 202 means that it goes on, waits for somebody, or has failed: \`state\` tells, and \`links.self\` is where to ask again. A conflict that no repeat will change carries \`x-should-retry: false\`.

**What is this portal's own** says so: renewal, deletion, contacts, the address book, premium names by \`acknowledgements.premium_fee\`.

**Limits.** Requests in an hour for each token; \`Ratelimit\` and \`X-RateLimit-*\` say where you stand.`;

const { "Idempotent-Replayed": _, ...LIMITS } = commonHeaders("hour");

const text = { type: "string" };

export const HEADERS = {
  "X-Request-Id": { description: "Yours when you sent a well-formed one, else a new one", schema: text },
  ...LIMITS,
  Ratelimit: {
    description: 'Requests left, and seconds until the hour ends: `"default";r=999;t=3600`',
    schema: text,
  },
  "Ratelimit-Policy": { description: 'Requests in an hour: `"default";q=1000;w=3600`', schema: text },
  "Preference-Applied": { description: "`respond-async` when that was asked for", schema: text },
  ETag: { description: "For `If-None-Match`", schema: text },
  "X-Should-Retry": {
    description: "`false` on a conflict that the same request will meet again",
    schema: text,
  },
};

/** Headers of every answer. */
export const ALWAYS = [
  "X-Request-Id",
  "X-RateLimit-Limit",
  "X-RateLimit-Remaining",
  "X-RateLimit-Reset",
  "Ratelimit",
  "Ratelimit-Policy",
];

export const HEADER_PARAMETERS: Record<string, Parameter> = {
  Prefer: {
    name: "Prefer",
    in: "header",
    required: false,
    description: "`respond-async`: answer with 202 at once (RFC 7240)",
    schema: text,
  },
  IfNoneMatch: {
    name: "If-None-Match",
    in: "header",
    required: false,
    description: "The `ETag` that you have: 304 when it is still right",
    schema: text,
  },
};

const PARAMS: Record<string, { description: string; example: string }> = {
  domain_name: { description: "The full name", example: "acmecorp.com.store" },
  extension: { description: "The domain that names are registered under", example: "com.store" },
};

/** A parameter of a path. */
export function pathParameter(name: string): Parameter {
  const { description, example } = PARAMS[name] ?? {
    description: `The ${name.replaceAll("_", " ").replace(/ id$/, "'s id")}: 32 hexadecimal digits`,
    example: "019ab0c18f5e7a319d523c0f6a1b2d4e",
  };
  return { name, in: "path", required: true, description, schema: { ...text, examples: [example] } };
}

const fault: Schema = {
  type: "object",
  required: ["code", "message"],
  properties: {
    code: { type: "integer", examples: [10000] },
    message: { type: "string" },
    source: {
      type: "object",
      required: ["pointer"],
      properties: {
        pointer: { type: "string", description: "JSON Pointer (RFC 6901)", examples: ["/auto_renew"] },
      },
    },
  },
};

const FAULT = { $ref: "#/components/schemas/Fault" };

const integer = { type: "integer" };

export const ENVELOPES: Record<string, Schema> = {
  Fault: fault,
  Refusal: {
    type: "object",
    required: ["success", "errors", "messages", "result"],
    properties: {
      success: { type: "boolean", const: false },
      errors: { type: "array", items: FAULT, minItems: 1 },
      messages: { type: "array", items: FAULT },
      result: { type: "null" },
    },
  },
  PageInfo: {
    type: "object",
    required: ["page", "per_page", "count", "total_count", "total_pages"],
    properties: {
      page: integer,
      per_page: integer,
      count: integer,
      total_count: integer,
      total_pages: integer,
    },
  },
  CursorInfo: {
    type: "object",
    required: ["count", "per_page", "cursor"],
    properties: {
      count: integer,
      per_page: integer,
      cursor: { type: "string", description: "Of the next page; empty at the end" },
    },
  },
};

/** The envelope of what was asked for. */
export function envelopeOf(result: Schema, paging: "none" | "pages" | "cursor"): Schema {
  const name = paging === "pages" ? "PageInfo" : "CursorInfo";
  const info = paging === "none" ? {} : { result_info: { $ref: `#/components/schemas/${name}` } };
  const properties = {
    success: { type: "boolean", const: true },
    errors: { type: "array", items: FAULT, maxItems: 0 },
    messages: { type: "array", items: FAULT },
    result,
    ...info,
  };
  return { type: "object", required: Object.keys(properties), additionalProperties: false, properties };
}
