import type { z } from "zod";
import type { PaymentMethod } from "@/db/generated/client";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/lib/id";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { addTask } from "../tasks";
import { wakeWorkflows } from "../workflows/wake";
import { requireProvider } from "./ask-provider";
import { keepCard, lockCards } from "./keep-card";
import type { addCardInput, methodInput } from "./schema";

/** A saved card as its account sees it. */
export interface MethodView {
  readonly id: string;
  readonly brand: string;
  readonly last4: string;
  readonly expMonth: number;
  readonly expYear: number;
  readonly isDefault: boolean;
  /** Its last month is over. */
  readonly isExpired: boolean;
  readonly createdAt: Date;
}

/** What the billing page needs to know about cards. */
export interface Methods {
  readonly methods: readonly MethodView[];
  /** Where cards are entered: in the portal, on the provider's page, or nowhere. */
  readonly entry: "here" | "provider" | "none";
  /** Names that renew themselves, and so count on the balance or the default card. */
  readonly renewing: number;
}

const viewOf = (row: PaymentMethod, now: Date): MethodView => ({
  id: row.id,
  brand: row.brand,
  last4: row.last4,
  expMonth: row.expMonth,
  expYear: row.expYear,
  isDefault: row.isDefault,
  isExpired: Date.UTC(row.expYear, row.expMonth, 1) <= now.getTime(),
  createdAt: row.createdAt,
});

/** The account's saved cards, the default one first. */
export async function listMethods(ctx: Context): Promise<Methods> {
  const { accountId } = requireScope(ctx, "billing:read");
  const provider = ctx.payments;
  const rows = provider
    ? await ctx.db.prisma.paymentMethod.findMany({
        where: { accountId, provider: provider.name, removedAt: null },
        orderBy: [{ isDefault: "desc" }, { createdAt: "desc" }, { id: "desc" }],
      })
    : [];
  const renewing = await ctx.db.prisma.name.count({
    where: { accountId, autoRenew: true, releasedAt: null, deletedAt: null },
  });
  return {
    methods: rows.map((row) => viewOf(row, ctx.now)),
    entry: provider ? (provider.hosted ? "provider" : "here") : "none",
    renewing,
  };
}

/** The account's card of the provider that is set up. @throws RegistryError not_found */
export async function loadMethod(ctx: Context, accountId: string, methodId: string): Promise<PaymentMethod> {
  const found = await ctx.db.prisma.paymentMethod.findFirst({
    where: { id: methodId, accountId, provider: requireProvider(ctx).name, removedAt: null },
  });
  if (found) return found;
  throw new RegistryError("not_found", { message: "There is no such card: it may have been removed" });
}

export function findDefaultMethod(ctx: Context, accountId: string): Promise<PaymentMethod | null> {
  return ctx.db.prisma.paymentMethod.findFirst({
    where: { accountId, provider: requireProvider(ctx).name, isDefault: true, removedAt: null },
  });
}

/**
 * Saves a card that is entered in the portal; the account's first becomes its default.
 * @throws RegistryError payment_declined (no test card, or past its date) | unavailable
 */
export async function addCard(ctx: Context, input: z.output<typeof addCardInput>): Promise<MethodView> {
  const { accountId } = requireScope(ctx, "billing:write");
  const provider = requireProvider(ctx);
  if (!provider.entered) {
    throw new RegistryError("unavailable", { message: "Cards are entered on the payment provider’s page" });
  }
  const { cardNumber: number, cardExpiry: expiry, cardCvc: cvc } = input;
  const card = provider.entered.save({ number, expiry, cvc }, newId(), ctx.now);
  return inTransaction(ctx.db, async (tx) => {
    const id = await keepCard(tx, ctx, { accountId, provider: provider.name }, card);
    return viewOf(await tx.prisma.paymentMethod.findUniqueOrThrow({ where: { id } }), ctx.now);
  });
}

/** Makes a card the one that renewals are paid with. @throws RegistryError not_found */
export async function setDefaultMethod(ctx: Context, input: z.output<typeof methodInput>): Promise<void> {
  const { accountId } = requireScope(ctx, "billing:write");
  const method = await loadMethod(ctx, accountId, input.methodId);
  if (method.isDefault) return;
  await inTransaction(ctx.db, async (tx) => {
    await lockCards(tx, accountId);
    await tx.prisma.paymentMethod.updateMany({
      where: { accountId, isDefault: true },
      data: { isDefault: false },
    });
    const { count } = await tx.prisma.paymentMethod.updateMany({
      where: { id: method.id, removedAt: null },
      data: { isDefault: true },
    });
    if (count === 0) throw new RegistryError("not_found", { message: "There is no such card" });
    await recordAudit(tx, ctx, auditOf("payments.set_default_card", method));
    await wakeWorkflows(tx, accountId);
  });
}

/**
 * Removes a saved card here and, by a job, at the provider. Renewals then count on the balance alone until another card is
 * made the default.
 * @throws RegistryError not_found
 */
export async function removeMethod(ctx: Context, input: z.output<typeof methodInput>): Promise<void> {
  const { accountId } = requireScope(ctx, "billing:write");
  const method = await loadMethod(ctx, accountId, input.methodId);
  await inTransaction(ctx.db, async (tx) => {
    await lockCards(tx, accountId);
    const { count } = await tx.prisma.paymentMethod.updateMany({
      where: { id: method.id, removedAt: null },
      data: { removedAt: ctx.now, isDefault: false },
    });
    if (count === 0) return;
    await recordAudit(tx, ctx, auditOf("payments.remove_card", method));
    await addTask(tx, "forget_card", { methodId: method.id });
  });
}

/** What the job `forget_card` does. */
export async function forgetCard(ctx: Context, { methodId }: { methodId: string }): Promise<void> {
  const method = await ctx.db.prisma.paymentMethod.findUnique({ where: { id: methodId } });
  if (method && method.provider === ctx.payments?.name) await ctx.payments.forget(method.providerRef);
}

function auditOf(action: string, { id, accountId, brand, last4, isDefault }: PaymentMethod) {
  const subject = { kind: "paymentMethod", id, name: `${brand} ${last4}` };
  return { action, accountId, subject, before: { isDefault } };
}
