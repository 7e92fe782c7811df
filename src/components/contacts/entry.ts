import type { Output } from "../trpc";

/** An entry of the address book. */
export type ContactEntry = Output<"contacts.list">["items"][number];

/** "Ida Rhumb, Rhumb Lines". */
export function entryName({ name, organization }: Pick<ContactEntry, "name" | "organization">): string {
  return organization ? `${name}, ${organization}` : name;
}
