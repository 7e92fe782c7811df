import { inTransaction } from "@/db/transaction";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { assertBelowDomainLimit } from "../names/domain-limit";
import { parseName } from "../names/label";
import { offerOf } from "../names/offer";
import { type AcceptedPremium, isPriceAccepted } from "../names/premium-consent";
import { accept } from "./accept";
import { writeConsent } from "./consent";
import { contactsFor } from "./contacts-for";
import { inputHashOf, newRow } from "./new-row";
import { registerAtOnce } from "./register-at-once";
import type { RegistrationInput } from "./registration";
import { findRepeated } from "./repeated";
import { lockWorkflow, type WorkflowRow } from "./row";
import type { StartRegistrationInput } from "./schema";
import type { WorkflowView } from "./view";
import { viewFrom } from "./view-of";

/**
 * Begins to register a name. Asked again with the same input it is the same registration, as long as that has not failed and
 * the name is held: nothing is bought twice. What is plain is done at once for whoever waits (`ctx.waits`): all of it in the
 * transaction that writes it down.
 * @throws RegistryError invalid_label | unknown_namespace | period_out_of_range | name_taken | name_reserved | claim_required |
 *   contact_required | domain_limit_reached | workflow_conflict; of what is done at once, whatever else refuses it
 */
export async function startRegistration(ctx: Context, input: StartRegistrationInput): Promise<WorkflowView> {
  const { accountId } = requireScope(ctx, "names:register");
  const { acceptedPremiumAmount, acceptedPremiumDecimal, domain, claim, ...asked } = input;
  const accepted: AcceptedPremium = { acceptedPremiumAmount, acceptedPremiumDecimal };
  const name = await parseName(ctx, input.name, domain);
  const { fqdn, policy } = name;
  const years = input.years ?? policy.minYears;
  const context = { inputHash: inputHashOf({ ...asked, name: fqdn, years }) };
  const wish = { accountId, fqdn, kind: "registration", context } as const;
  const findBefore = () => findRepeated(ctx, { ...wish, sandbox: ctx.sandbox ?? false });
  const repeated = await findBefore();
  if (repeated) return viewFrom(ctx.db, await acceptPrice(ctx, repeated, accepted));
  try {
    const offer = await offerOf(ctx, name, { years, claim });
    const contacts = await contactsFor(ctx, accountId, input.contacts);
    const { autoRenew, privacy } = input;
    const kept: RegistrationInput = { name: fqdn, years, autoRenew, privacy, contacts, claim };
    const isAgreed = isPriceAccepted(offer.availability, years, accepted);
    const consent = offer.availability.premium && isAgreed && { consentAmount: offer.amount };
    const row = newRow(ctx, { ...wish, input: kept, context: { ...context, ...consent } });
    const isPlain = isAgreed && (ctx.sandbox || !policy.verifyContacts);
    const done = ctx.waits && isPlain ? await registerAtOnce(ctx, row, offer, kept) : null;
    if (done) return done;
    await assertBelowDomainLimit(ctx.db, ctx, accountId);
    return await accept(ctx, row);
  } catch (error) {
    // By the same request perhaps, which came at once.
    const isTaken = error instanceof RegistryError && error.code === "name_taken";
    const other = isTaken ? await findBefore() : null;
    if (!other) throw error;
    return viewFrom(ctx.db, other);
  }
}

/** A request that is repeated with the price that it waits for accepts it. */
async function acceptPrice(
  ctx: Context,
  row: WorkflowRow,
  { acceptedPremiumAmount, acceptedPremiumDecimal }: AcceptedPremium,
): Promise<WorkflowRow> {
  const { action } = row;
  if (action?.type !== "premium_consent") return row;
  const { amount, years } = action;
  const accepted = { acceptedPremiumAmount, acceptedPremiumDecimal };
  const price = { premium: true, registerAmount: amount / years, currency: action.currency };
  if (!isPriceAccepted(price, years, accepted)) return row;
  return inTransaction(ctx.db, async (tx) => {
    const locked = await lockWorkflow(tx, row.id);
    if (!locked) throw new RegistryError("not_found");
    return locked.action?.type === "premium_consent" && locked.action.amount === amount
      ? writeConsent(tx, ctx, locked, amount)
      : locked;
  });
}
