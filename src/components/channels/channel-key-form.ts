import type { Schema } from "../form/validate";
import { addressesOf, type KeyForm, toKeyInput } from "../keys/key-form";

/** What the form of a channel's key holds: that of a registrants' key, and how its rights are chosen. */
export interface ChannelKeyForm extends Omit<KeyForm, "scopes"> {
  /** `profile` for every command, `scopes` for the chosen ones. */
  rights: "profile" | "scopes";
  scopes?: string[];
}

/** The form's values as `channels.createKey` takes them. */
export function toChannelKeyInput(form: ChannelKeyForm, now: Date) {
  const { name, expiresAt, allowedAddresses } = toKeyInput({ ...form, scopes: [] }, now);
  const isProfile = form.rights === "profile";
  return {
    name,
    expiresAt,
    allowedAddresses,
    profile: isProfile ? ("registrar_api" as const) : null,
    scopes: isProfile ? [] : (form.scopes ?? []),
  };
}

const OWN_FIELDS: Readonly<Record<string, string>> = { allowedAddresses: "addresses", expiresAt: "lastDay" };

/** Checks the form by the schema of `channels.createKey`; faults are told at the form's own fields. */
export async function createChannelKeySchema(): Promise<Schema<ChannelKeyForm>> {
  const { createChannelKeyInput } = await import("@/services/channels/schema");
  return {
    "~standard": {
      async validate(value) {
        const form = value as ChannelKeyForm;
        const input = toChannelKeyInput(form, new Date());
        const { issues = [] } = await createChannelKeyInput["~standard"].validate(input);
        return {
          issues: issues.map(({ path = [], message }) => {
            const [field = "", index] = path.map((step) => (typeof step === "object" ? step.key : step));
            const wrong = typeof index === "number" ? addressesOf({ ...form, scopes: [] })[index] : undefined;
            const at = OWN_FIELDS[String(field)] ?? String(field);
            return {
              path: at === "" ? [] : [at],
              message: at === "addresses" && wrong ? `${wrong}: ${message}` : message,
            };
          }),
        };
      },
    },
  };
}
