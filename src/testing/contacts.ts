import type { Database } from "@/db/client";
import { addContact } from "@/services/contacts/add";
import { type BuiltAccount, userContext } from "./builders";

/** An entry of the account's address book that is its default: whom names are registered for. */
export async function buildDefaultContact(db: Database, account: BuiltAccount): Promise<void> {
  const { name, email } = account.owner;
  await addContact(await userContext(db, account), { name, email, isDefault: true });
}
