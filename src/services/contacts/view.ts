import { type ContactView, toContactView } from "../names/contacts";

/** Whether somebody at an address answered, for the account. */
export type EmailVerification =
  | { readonly state: "verified"; readonly verifiedAt: Date | null }
  /** A mail is out, and its link is good until `expiresAt`. */
  | { readonly state: "waiting"; readonly sentAt: Date; readonly expiresAt: Date }
  | { readonly state: "unverified" };

/** An entry of an account's address book. */
export interface ContactEntry extends ContactView {
  readonly id: string;
  /** The registrant of names that are registered without one. */
  readonly isDefault: boolean;
  readonly verification: EmailVerification;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

interface EntryRow extends ContactView {
  readonly id: string;
  readonly isDefault: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export function toEntry(row: EntryRow, verification: EmailVerification): ContactEntry {
  const { id, isDefault, createdAt, updatedAt } = row;
  return { id, ...toContactView(row), isDefault, verification, createdAt, updatedAt };
}
