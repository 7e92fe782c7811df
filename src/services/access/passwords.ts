import { isGuessable } from "@/lib/password";
import { RegistryError } from "../errors";

/**
 * Asserts that a chosen password would not fall to the first guesses.
 * @param known texts that anybody knows of the person
 * @param path the field that holds it
 * @throws RegistryError weak_password
 */
export function assertNotGuessable(password: string, known: readonly string[], path = "password"): void {
  if (!isGuessable(password, known)) return;
  const message = "This password is too easy to guess: choose a longer one, such as three unrelated words";
  throw new RegistryError("weak_password", { message, fields: [{ path, message }] });
}
