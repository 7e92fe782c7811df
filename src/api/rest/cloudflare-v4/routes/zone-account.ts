import type { Context } from "@/services/context";
import { findId } from "../ids";

/** Whether an id that a request names is that of the token's account; none names it too. */
export function isOwnAccount({ actor }: Context, id: string | undefined): boolean {
  return id === undefined || (actor.kind === "apiKey" && findId(id) === actor.accountId);
}
