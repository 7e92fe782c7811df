import { ensureVerified } from "../contacts/ensure-verified";
import { assertBelowDomainLimit } from "../names/domain-limit";
import { parseName } from "../names/label";
import { findOffer } from "../names/offer";
import { registerName } from "../names/register";
import { lockContactEmail } from "./contact-lock";
import { pay } from "./pay";
import { publish, publishesTo } from "./publication";
import type { StartRegistrationInput } from "./schema";
import type { Carried, Outcome, Step } from "./step";

/** As it is kept: with the contacts that the name is to have. */
export type RegistrationInput = Pick<
  StartRegistrationInput,
  "name" | "autoRenew" | "privacy" | "contacts" | "claim"
> & { readonly years: number };

const inputOf = ({ row }: Carried) => row.input as RegistrationInput;

/** Still free, and its price accepted. */
async function check(carried: Carried): Promise<Outcome> {
  const { ctx, row } = carried;
  const { availability, amount, years } = await findOffer(ctx, inputOf(carried));
  await assertBelowDomainLimit(ctx.db, ctx, row.accountId);
  if (availability.premium && row.context.consentAmount !== amount) {
    const { currency } = availability;
    return { kind: "action", action: { type: "premium_consent", amount, currency, years } };
  }
  return { kind: "done", next: "contact" };
}

/** Somebody answered at the registrant's address, where the namespace asks for that. */
async function contact(carried: Carried): Promise<Outcome> {
  const { ctx, row, tx } = carried;
  const email = inputOf(carried).contacts?.registrant?.email;
  const { policy } = await parseName(ctx, row.fqdn);
  if (!policy.verifyContacts || !email || ctx.sandbox) return { kind: "done", next: "payment" };
  const about = { accountId: row.accountId, email };
  let found = await ensureVerified(tx, ctx, about);
  if (found.state === "waiting") {
    // Whoever verifies it holds its row, and tells open workflows then: one of the two sees the other.
    await lockContactEmail(tx, about);
    found = await ensureVerified(tx, ctx, about);
  }
  if (found.state === "verified") return { kind: "done", next: "payment" };
  const sentAt = found.sentAt.toISOString();
  return { kind: "action", action: { type: "contact_verification", email, sentAt } };
}

async function payment(carried: Carried): Promise<Outcome> {
  const { amount, availability } = await findOffer(carried.ctx, inputOf(carried));
  return pay(carried, { amount, currency: availability.currency, next: "register" });
}

/** Takes the name and the money for it. */
async function register(carried: Carried): Promise<Outcome> {
  const { ctx, row, tx } = carried;
  const { nameId, namespace } = await registerName(ctx, {
    ...inputOf(carried),
    acceptedPremiumAmount: row.context.consentAmount,
    records: [],
  });
  // The charge has locked the account's balance: of two that come at once, one counts the other.
  await assertBelowDomainLimit(tx, ctx, row.accountId, 0);
  const facts = { nameId };
  return { kind: "done", next: "publish", facts, publishes: await publishesTo(ctx, namespace) };
}

export const REGISTRATION: Readonly<Record<string, Step>> = { check, contact, payment, register, publish };
