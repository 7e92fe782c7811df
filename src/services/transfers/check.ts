import { toAsciiName } from "@/lib/idna";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { hashAuthCode } from "../names/auth-code";
import { parseName, RULES_OF_ANY_DAY } from "../names/label";
import { nameDetails } from "../names/load";
import { transferLockEndsAt } from "../names/statuses";
import { type Listing, type NamespacePolicy, priceOf } from "../namespaces/policy";
import { isRightCode } from "./code";
import { countGuess } from "./guesses";
import { assertTransferable } from "./transferable";

/** Why a name cannot be transferred to the account now. */
export type TransferObstacle =
  | "no_name"
  | "unknown_extension"
  | "unlisted"
  | "unregistered"
  | "own"
  | "wrong_code"
  | "too_new"
  | "locked"
  | "status";

export interface TransferCheck {
  /** A-labels; what was asked about, where it is no name. */
  readonly fqdn: string;
  readonly obstacle: TransferObstacle | null;
  /** Of a transfer that can be asked for: fees of the transfer and of a year after it, minor units. */
  readonly price: {
    readonly transferAmount: number;
    readonly renewAmount: number;
    readonly currency: string;
  } | null;
}

/**
 * Whether a name of another account can be transferred with a code. How it stands is told only to whom has its code; that
 * it is registered is no secret.
 * @throws RegistryError missing_scope | too_many_attempts
 */
export async function checkTransfer(
  ctx: Context,
  input: { name: string; authCode: string | null },
  listing: Listing,
): Promise<TransferCheck> {
  const { accountId } = requireScope(ctx, "names:register");
  const text = input.name.trim().replace(/\.$/, "").toLowerCase();
  const asked = toAsciiName(text);
  const stopped = (obstacle: TransferObstacle, fqdn = asked) => ({ fqdn, obstacle, price: null });
  if (!text.includes(".") || /[\s/:@]/.test(text)) return stopped("no_name");
  let parsed: Awaited<ReturnType<typeof parseName>>;
  try {
    parsed = await parseName(ctx, text, undefined, RULES_OF_ANY_DAY);
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    return stopped(error.code === "unknown_namespace" ? "unknown_extension" : "no_name");
  }
  const { fqdn, policy } = parsed;
  if (!policy.listedFor.includes(listing)) return stopped("unlisted", fqdn);
  const row = await ctx.db.prisma.name.findFirst({
    where: { fqdn, releasedAt: null },
    include: nameDetails,
  });
  if (!row) return stopped("unregistered", fqdn);
  if (row.accountId === accountId) return stopped("own", fqdn);
  if (input.authCode === null) return stopped("wrong_code", fqdn);
  const takeBack = await countGuess(ctx, accountId);
  if (!isRightCode(row, hashAuthCode(input.authCode), ctx.now)) return stopped("wrong_code", fqdn);
  await takeBack();
  try {
    assertTransferable({ row, policy }, ctx.now);
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    if (transferLockEndsAt(row, policy, ctx.now)) return stopped("too_new", fqdn);
    return stopped(isLocked(error) ? "locked" : "status", fqdn);
  }
  return { fqdn, obstacle: null, price: pricesOf(policy, ctx.now) };
}

function isLocked({ details }: RegistryError): boolean {
  return /TransferProhibited$/.test(String(details.status));
}

function pricesOf(policy: NamespacePolicy, now: Date) {
  return {
    transferAmount: priceOf(policy, "transfer", now),
    renewAmount: priceOf(policy, "renew", now),
    currency: policy.currency,
  };
}
