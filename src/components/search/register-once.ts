import { FaultError } from "../fault";
import { ask, type Input, tell } from "../trpc";

/** A name that got ours so short a time ago came by the request whose answer was lost. */
const JUST_NOW_MS = 5 * 60_000;

/**
 * Registers a name. When no answer came, or somebody holds the name, it may be ours already by the same press: then that
 * is the success. A name is unique, so it is never paid twice.
 * @throws FaultError
 */
export async function registerOnce(input: Input<"names.register">): Promise<void> {
  try {
    await tell("names.register", input);
  } catch (error) {
    const code = error instanceof FaultError ? error.fault.code : null;
    const mayBeOurs = code === "network" || code === "name_taken";
    if (!mayBeOurs || !(await isJustOurs(input.name))) throw error;
  }
}

async function isJustOurs(name: string): Promise<boolean> {
  try {
    const { registeredAt } = await ask("names.info", { name });
    return Date.now() - new Date(registeredAt).getTime() < JUST_NOW_MS;
  } catch {
    return false;
  }
}
