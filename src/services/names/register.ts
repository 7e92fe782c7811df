import type { z } from "zod";
import { inSqlTransaction } from "@/db/transaction";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { initialRecords } from "../dns/initial-records";
import { findOffer } from "./offer";
import { assertPremiumConsent } from "./premium-consent";
import type { registerInput } from "./schema";
import { type Registered, takeName } from "./take-name";

/**
 * Registers a free name for 1 to 10 years, paid from the prepaid balance, and opens its zone. New names carry
 * clientTransferProhibited.
 * @throws RegistryError invalid_label | unknown_namespace | period_out_of_range | name_taken | name_reserved |
 *   premium_consent_required | claim_required | insufficient_balance | invalid_record
 */
export async function registerName(ctx: Context, input: z.output<typeof registerInput>): Promise<Registered> {
  const { accountId } = requireScope(ctx, "names:register");
  const offer = await findOffer(ctx, input);
  assertPremiumConsent(offer.availability, offer.years, input);
  const records = initialRecords(offer.name.policy, offer.name.fqdn, input.records);
  return inSqlTransaction(ctx.db, (tx) => takeName(tx, ctx, offer, { ...input, accountId, records }));
}
