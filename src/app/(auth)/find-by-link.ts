import { registryErrorOf } from "../caller";

/** What `load` reads by the token of a link in a mail, or why it cannot be used. */
export async function findByLink<Found>(
  load: () => Promise<Found>,
): Promise<{ found: Found } | { problem: string }> {
  try {
    return { found: await load() };
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
