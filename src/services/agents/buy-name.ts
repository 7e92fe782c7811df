import { isoSeconds } from "@/lib/time";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { startRegistration } from "../workflows/start-registration";
import { startRenewal } from "../workflows/start-renewal";
import type { WorkflowView } from "../workflows/view";
import { startAndWait } from "../workflows/wait";
import { assertConfirmed, type Confirmation, type Quote, quoteRegistration, quoteRenewal } from "./quote";
import { requireAgentWrite } from "./require-agent";

/** A price to be confirmed, or the request that a confirmed one has become. */
export type Purchase =
  | { readonly quote: Quote; readonly workflow: null }
  | { readonly quote: null; readonly workflow: WorkflowView };

export interface RegisterByAgentInput {
  readonly name: string;
  readonly domain?: string;
  readonly years?: number;
  readonly autoRenew: boolean;
  readonly privacy: boolean;
  readonly claim?: { readonly noticeId: string; readonly acceptedAt: string };
  readonly confirm?: Confirmation;
}

/**
 * Registers a name at a price that was confirmed; without a confirmation it says the price and does nothing. The same
 * confirmed call again answers the same request, also once it has succeeded.
 * @throws RegistryError as `quoteRegistration` and `startRegistration` | price_changed
 */
export async function registerByAgent(
  ctx: Context,
  { confirm, ...input }: RegisterByAgentInput,
  waitMillis: number,
): Promise<Purchase> {
  const quote = await quoteRegistration(ctx, input).catch((error: unknown) => {
    // Perhaps by this very agent, a moment ago: whoever starts it again is told.
    if (confirm && error instanceof RegistryError && error.code === "name_taken") return null;
    throw error;
  });
  if (quote && !confirm) return { quote, workflow: null };
  if (quote && confirm) assertConfirmed(quote, confirm);
  // Also of a name without a price of its own: it holds should the name become premium while the request waits.
  const acceptedPremiumDecimal = Number(confirm?.amount);
  const start = (inner: Context) => startRegistration(inner, { ...input, acceptedPremiumDecimal });
  return { quote: null, workflow: await startAndWait(ctx, start, waitMillis) };
}

export interface RenewByAgentInput {
  readonly name: string;
  readonly years: number;
  /** With the end of the term that was shown, so that a confirmed call that is repeated renews once. */
  readonly confirm?: Confirmation & { readonly expiresAt: string };
}

/**
 * Renews a name at a price that was confirmed; without a confirmation it says the price and does nothing.
 * @throws RegistryError as `quoteRenewal` and `startRenewal` | price_changed
 */
export async function renewByAgent(
  ctx: Context,
  { confirm, ...input }: RenewByAgentInput,
  waitMillis: number,
): Promise<Purchase> {
  requireAgentWrite(ctx, "names:register");
  const quote = await quoteRenewal(ctx, input);
  if (!confirm) return { quote, workflow: null };
  const isCurrentTerm = quote.expiresAt !== null && confirm.expiresAt === isoSeconds(quote.expiresAt);
  if (isCurrentTerm) assertConfirmed(quote, confirm);
  const start = (inner: Context) => startRenewal(inner, { ...input, currentExpiresAt: confirm.expiresAt });
  return { quote: null, workflow: await startAndWait(ctx, start, waitMillis) };
}
