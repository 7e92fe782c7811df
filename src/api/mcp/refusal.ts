import type { CallToolResult } from "@modelcontextprotocol/server";
import { CATALOGUE } from "@/services/error-catalogue";
import { ERROR_HELP } from "@/services/error-help/error-help";
import type { RegistryError } from "@/services/errors";
import { inWireNames } from "../rest/errors";

/** Where programs find a refusal's parts: beside the text, since an error's structure is no answer of the tool. */
export const REFUSAL_META = "portolan/error";

/** A refusal as the answer of a tool: what happened, what to do, where to read more. */
export function refusalOf(
  thrown: RegistryError,
  fields: Readonly<Record<string, string>> | undefined,
  publicUrl: string,
): CallToolResult {
  const error = inWireNames(thrown, fields);
  const { code, message, details } = error;
  const fix = ERROR_HELP[code].todo.join(" ");
  const about = { code, message, fields: error.fields, details, fix, retryable: CATALOGUE[code].retryable };
  const text = [
    `${code}: ${message}`,
    ...error.fields.map((fault) => `Field ${fault.path}: ${fault.message}`),
    `What to do: ${fix}`,
    `More: ${publicUrl}/docs/errors/${code}.md`,
  ].join("\n");
  return { isError: true, content: [{ type: "text", text }], _meta: { [REFUSAL_META]: about } };
}
