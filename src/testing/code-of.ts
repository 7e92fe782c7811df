import { RegistryError } from "@/services/errors";

/** The catalogue's code of the error that a verb throws; null when it succeeds. Any other error fails the test. */
export async function codeOf(verb: Promise<unknown>): Promise<string | null> {
  try {
    await verb;
    return null;
  } catch (error) {
    if (error instanceof RegistryError) return error.code;
    throw error;
  }
}
