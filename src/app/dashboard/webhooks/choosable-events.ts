import { caller } from "../../caller";
import { ownChannel } from "../channel/own-channel";

/** The events that mean something to the account in view, and those that are `chosen` already. */
export async function choosableEvents(chosen: readonly string[] = []) {
  const [types, own] = await Promise.all([(await caller()).webhooks.eventTypes(), ownChannel()]);
  const isRegistrar = Boolean(own?.channel);
  return types.filter(
    ({ type, isForRegistrars }) => isRegistrar || !isForRegistrars || chosen.includes(type),
  );
}
