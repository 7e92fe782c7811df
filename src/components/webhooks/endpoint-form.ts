import type { Schema } from "../form/validate";
import type { Input } from "../trpc";

/** What the form of a webhook holds. */
export interface EndpointForm {
  url: string;
  description: string;
  /** `all` or `chosen`. */
  choice?: string;
  events?: string[];
  headers?: ({ name: string; value: string } | undefined)[];
}

/** The form's values as the verbs take them; a header that has a value already keeps it when none is typed. */
export function toEndpointInput(form: EndpointForm, kept: readonly string[] = []) {
  const rows = (form.headers ?? []).filter((row) => row !== undefined);
  return {
    url: form.url,
    description: form.description,
    events: (form.choice === "chosen" ? (form.events ?? []) : ["*"]) as Input<"webhooks.create">["events"],
    headers: Object.fromEntries(
      rows
        .filter(({ name, value }) => name !== "" || value !== "")
        .map(({ name, value }) => [name.trim(), value === "" && kept.includes(name) ? null : value.trim()]),
    ),
  };
}

/** Checks the form by the schema of `webhooks.create`. */
export async function endpointSchema(kept: readonly string[] = []): Promise<Schema<EndpointForm>> {
  const { createEndpointInput } = await import("@/services/webhooks/schema");
  return {
    "~standard": {
      validate: (value) =>
        createEndpointInput["~standard"].validate(toEndpointInput(value as EndpointForm, kept)),
    },
  };
}
