import { registryErrorOf } from "../caller";

/** The invitation that `load` reads by the token of a link, or why it cannot be used. */
export async function findInvitation<Invitation>(
  load: () => Promise<Invitation>,
): Promise<{ invitation: Invitation } | { problem: string }> {
  try {
    return { invitation: await load() };
  } catch (error) {
    const known = registryErrorOf(error);
    if (known) return { problem: known.message };
    // A token that cannot be one is refused before any verb: a mail program broke the link.
    if ((error as { code?: unknown }).code === "BAD_REQUEST") {
      return { problem: "This link is incomplete: open it from the mail again" };
    }
    throw error;
  }
}
