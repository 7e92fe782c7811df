import type { Scope } from "@/services/access/scopes";
import { type TypedAmount, toMinor } from "../channels/money-form";
import type { Schema } from "../form/validate";

/** What the form of a key holds. */
export interface KeyForm {
  name: string;
  scopes?: Scope[];
  /** Of an ACME-only key. */
  acmeNames?: string[];
  /** Days, `never` or `date`. */
  lifetime?: string;
  /** `2027-03-01`, with the lifetime `date`. */
  lastDay?: string;
  /** Addresses and ranges, one a line. */
  addresses: string;
  /** Most that it may spend in a month; left out where the field is not shown. */
  spendLimitAmount?: TypedAmount;
}

const DAY_MS = 86_400_000;

/** The form's values as the verbs take them; `currency` is that of the spend limit, where there is one. */
export function toKeyInput(form: KeyForm, now: Date, currency?: string) {
  return {
    name: form.name,
    scopes: form.scopes ?? [],
    ...(form.acmeNames && { acmeNames: form.acmeNames }),
    expiresAt: expiryOf(form, now),
    allowedAddresses: addressesOf(form),
    ...(currency !== undefined && { spendLimitAmount: limitOf(form, currency) }),
  };
}

/** The limit in minor units; left out where the field is not shown. */
export function limitOf({ spendLimitAmount }: KeyForm, currency: string): number | null | undefined {
  return spendLimitAmount === undefined ? undefined : toMinor(spendLimitAmount, currency);
}

export function addressesOf({ addresses }: KeyForm): string[] {
  return addresses.split(/[\s,;]+/).filter(Boolean);
}

function expiryOf({ lifetime, lastDay }: KeyForm, now: Date): string | null {
  if (lifetime === undefined || lifetime === "never") return null;
  if (lifetime !== "date") return new Date(now.getTime() + Number(lifetime) * DAY_MS).toISOString();
  const end = new Date(`${lastDay ?? ""}T23:59:59.999`);
  return Number.isNaN(end.getTime()) ? "" : end.toISOString();
}

/** Checks the form by the schema of `keys.create`; faults are told in the form's own words and at its own fields. */
export async function createKeySchema(currency: string): Promise<Schema<KeyForm>> {
  const { createKeyInput } = await import("@/services/access/schema");
  return checkedBy(createKeyInput, (form) => toKeyInput(form, new Date(), currency));
}

/** The same for `keys.update`, which takes a name, addresses and a limit. */
export async function updateKeySchema(currency?: string): Promise<Schema<KeyForm>> {
  const { updateKeyInput } = await import("@/services/access/schema");
  const fields = updateKeyInput
    .pick({ name: true, allowedAddresses: true, spendLimitAmount: true })
    .required({ name: true, allowedAddresses: true });
  return checkedBy(fields, (form) => ({
    name: form.name,
    allowedAddresses: addressesOf(form),
    ...(currency !== undefined && { spendLimitAmount: limitOf(form, currency) }),
  }));
}

function checkedBy<T>(schema: Schema<T>, convert: (form: KeyForm) => unknown): Schema<KeyForm> {
  return {
    "~standard": {
      async validate(value) {
        const form = value as KeyForm;
        const { issues = [] } = await schema["~standard"].validate(convert(form));
        return {
          issues: issues.map(({ path = [], message }) => {
            const [field, index] = path.map((step) => (typeof step === "object" ? step.key : step));
            if (field === "allowedAddresses") {
              const wrong = typeof index === "number" ? addressesOf(form)[index] : undefined;
              return { path: ["addresses"], message: wrong ? `${wrong}: ${lowerFirst(message)}` : message };
            }
            if (field === "expiresAt") return { path: ["lastDay"], message };
            return { path: field === undefined ? [] : [field], message };
          }),
        };
      },
    },
  };
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
