import { findDefaultContact } from "../contacts/load";
import type { Context, Door } from "../context";
import { RegistryError } from "../errors";
import type { ContactsByRole } from "../names/contacts";

/** Doors at which every name has a registrant from the start. */
const ASKING: readonly Door[] = ["cloudflare_v4", "mcp"];

/**
 * The contacts that a new name gets: those given, and as its registrant the default of the address book.
 * @throws RegistryError contact_required: there is neither, and it is asked for at the caller's door
 */
export async function contactsFor(
  ctx: Context,
  accountId: string,
  given: ContactsByRole | undefined,
): Promise<ContactsByRole | undefined> {
  if (given?.registrant) return given;
  const registrant = await findDefaultContact(ctx.db, accountId);
  if (registrant) return { ...given, registrant };
  if (ASKING.includes(ctx.door)) throw new RegistryError("contact_required");
  return given;
}
