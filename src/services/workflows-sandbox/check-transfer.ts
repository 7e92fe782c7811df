import type { Context } from "../context";
import { parseForLookup } from "../names/load";
import { type Listing, priceOf } from "../namespaces/policy";
import { checkTransfer, type TransferCheck } from "../transfers/check";
import { TRANSFER_CODE, TRANSFER_LABEL } from "./simulated";

/** As `checkTransfer`; names that begin with `transfer-` are somebody else's here. @throws RegistryError as that */
export async function checkSandboxTransfer(
  ctx: Context,
  input: { name: string; authCode: string | null },
  listing: Listing,
): Promise<TransferCheck> {
  const real = await checkTransfer(ctx, { ...input, authCode: null }, listing);
  if (real.obstacle !== "unregistered" || !real.fqdn.startsWith(TRANSFER_LABEL)) return real;
  if (input.authCode !== TRANSFER_CODE) return { ...real, obstacle: "wrong_code" };
  const { policy } = await parseForLookup(ctx, real.fqdn);
  const price = {
    transferAmount: priceOf(policy, "transfer", ctx.now),
    renewAmount: priceOf(policy, "renew", ctx.now),
    currency: policy.currency,
  };
  return { fqdn: real.fqdn, obstacle: null, price };
}
