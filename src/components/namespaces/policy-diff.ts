import { FIELD_WORDS, type PolicyField, type PolicyValues } from "./policy-words";

/** What the form holds: nameservers as lines. */
export type PolicyForm = Omit<PolicyValues, "nameservers"> & { nameservers: string | string[] };

const lines = (text: string | readonly string[]): string[] =>
  (typeof text === "string" ? text.split(/[\s,]+/) : [...text])
    .map((one) => one.trim().toLowerCase().replace(/\.$/, ""))
    .filter(Boolean);

/** The fields in which `next` differs from `before`. Lists are sets, but for nameservers. */
export function policyChanges(before: PolicyValues, next: PolicyForm): Partial<PolicyValues> {
  const form: PolicyValues = {
    ...next,
    nameservers: lines(next.nameservers),
    hostmaster: next.hostmaster.trim().toLowerCase().replace(/\.$/, ""),
  };
  const shape = (field: PolicyField, value: unknown) =>
    JSON.stringify(Array.isArray(value) && field !== "nameservers" ? [...value].sort() : value);
  const fields = (Object.keys(FIELD_WORDS) as PolicyField[]).filter(
    (field) => form[field] !== undefined && shape(field, form[field]) !== shape(field, before[field]),
  );
  return Object.fromEntries(fields.map((field) => [field, form[field]]));
}
