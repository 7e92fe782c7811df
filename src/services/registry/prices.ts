import type { z } from "zod";
import { inTransaction, violatedConstraint } from "@/db/transaction";
import { newId } from "@/lib/id";
import { requireRight } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { forgetPolicies } from "../namespaces/policy";
import { findNamespace } from "./namespaces";
import type { addPriceInput, removePriceInput } from "./schema";

/** Prices are planned at most so far ahead. */
const MOST_YEARS_AHEAD = 10;

/**
 * Sets the price of an operation from a moment on, or from now on. Admins only.
 * @throws RegistryError missing_scope | not_found | invalid_value
 */
export async function addPrice(ctx: Context, input: z.output<typeof addPriceInput>): Promise<{ id: string }> {
  requireRight(ctx, "registry:write");
  const { operation, amount } = input;
  const validFrom = input.validFrom === null ? ctx.now : new Date(input.validFrom);
  if (validFrom < ctx.now)
    throw atValidFrom("A price does not begin in the past: choose a later time, or now");
  if (validFrom.getUTCFullYear() > ctx.now.getUTCFullYear() + MOST_YEARS_AHEAD) {
    throw atValidFrom(`A price begins within ${MOST_YEARS_AHEAD} years`);
  }
  const policy = await findNamespace(ctx, input.namespace);
  const id = newId();
  await inTransaction(ctx.db, async (tx) => {
    const replaced = await tx.prisma.price.findFirst({
      where: { namespaceId: policy.id, operation, validFrom: { lte: validFrom } },
      orderBy: { validFrom: "desc" },
    });
    try {
      await tx.prisma.price.create({ data: { id, namespaceId: policy.id, operation, amount, validFrom } });
    } catch (error) {
      if (violatedConstraint(error) === null) throw error;
      throw atValidFrom("Another price begins at that very time: remove it first, or choose another time");
    }
    await recordAudit(tx, ctx, {
      action: "prices.add",
      accountId: null,
      subject: { kind: "namespace", id: policy.id, name: policy.name },
      before: replaced && { operation, amount: replaced.amount, currency: policy.currency },
      after: { operation, amount, currency: policy.currency, validFrom },
    });
  });
  forgetPolicies(ctx.db);
  return { id };
}

/**
 * Takes a price back that has not begun; what was in force stays in the history. Admins only.
 * @throws RegistryError missing_scope | not_found | wrong_state
 */
export async function removePrice(ctx: Context, input: z.output<typeof removePriceInput>): Promise<void> {
  requireRight(ctx, "registry:write");
  await inTransaction(ctx.db, async (tx) => {
    const price = await tx.prisma.price.findUnique({
      where: { id: input.priceId },
      include: { namespace: { select: { id: true, name: true, currency: true } } },
    });
    if (!price) throw new RegistryError("not_found", { message: "There is no such price" });
    const { namespace, operation, amount, validFrom } = price;
    const { count } = await tx.prisma.price.deleteMany({
      where: { id: price.id, validFrom: { gt: ctx.now } },
    });
    if (count === 0) {
      throw new RegistryError("wrong_state", {
        message: "This price has begun: it is history. Add another one instead",
      });
    }
    await recordAudit(tx, ctx, {
      action: "prices.remove",
      accountId: null,
      subject: { kind: "namespace", id: namespace.id, name: namespace.name },
      before: { operation, amount, currency: namespace.currency, validFrom },
    });
  });
  forgetPolicies(ctx.db);
}

function atValidFrom(message: string): RegistryError {
  return new RegistryError("invalid_value", { message, fields: [{ path: "validFrom", message }] });
}
