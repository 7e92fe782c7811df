import { statement } from "@/db/sql";
import type { Tx } from "@/db/transaction";
import { inTransaction, violatedConstraint } from "@/db/transaction";
import { newId } from "@/lib/id";
import { requireOperator, requireRight } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { AddTaxRateInput, RemoveTaxRateInput } from "./schema";
import { type Rate, rateAt } from "./tax";

/** A rate with where it stands: the newest that has begun is in force, what comes can be taken back. */
export interface ListedRate extends Rate {
  readonly id: string;
  readonly state: "planned" | "in_force" | "past";
}

/** Every tax rate, past and coming ones too. */
export function findRates({ prisma }: Pick<Tx, "prisma">): Promise<(Rate & { id: string })[]> {
  return prisma.taxRate.findMany({ orderBy: [{ country: "asc" }, { validFrom: "desc" }] });
}

/** Every tax rate, for operators: by country, the newest first. */
export async function listTaxRates(ctx: Context): Promise<ListedRate[]> {
  requireOperator(ctx);
  const rates = await findRates(ctx.db);
  return rates.map((rate) => {
    const isNow = rateAt(rates, rate.country, ctx.now)?.validFrom.getTime() === rate.validFrom.getTime();
    return { ...rate, state: rate.validFrom > ctx.now ? "planned" : isNow ? "in_force" : "past" };
  });
}

/**
 * Sets the tax in what buyers in a country pay, from a day on. A day that has begun is taken too, since a law may be older
 * than the portal; what was invoiced stays as it is. Admins only.
 * @throws RegistryError missing_scope | invalid_value
 */
export async function addTaxRate(ctx: Context, input: AddTaxRateInput): Promise<{ id: string }> {
  requireRight(ctx, "registry:write");
  const validFrom = new Date(`${input.validFrom}T00:00:00.000Z`);
  const id = newId();
  await inTransaction(ctx.db, async (tx) => {
    const replaced = rateAt(await findRates(tx), input.country, validFrom);
    try {
      await tx.prisma.taxRate.create({ data: { id, ...input, validFrom } });
    } catch (error) {
      if (violatedConstraint(error) === null) throw error;
      const message = `${input.country} has a rate from that day on already: choose another day`;
      throw new RegistryError("invalid_value", { message, fields: [{ path: "validFrom", message }] });
    }
    await recordAudit(tx, ctx, {
      action: "tax_rates.add",
      accountId: null,
      subject: { kind: "tax_rate", id, name: input.country },
      before: replaced && { name: replaced.name, rate: replaced.rate, reverseCharge: replaced.reverseCharge },
      after: { ...input, validFrom },
    });
  });
  return { id };
}

/** Whether an invoice that was issued since then has the tax on it. */
const RESTS_ON = statement(
  "tax_rate_rests_on",
  `SELECT EXISTS (
     SELECT 1 FROM invoice
     WHERE issued_at >= $1 AND coalesce(nullif(bill_to->>'country', ''), seller->>'country') = $2 AND taxes @> $3::jsonb
   ) AS yes`,
);

/**
 * Takes a rate back on which no invoice rests: one that has not begun, or one that was set by mistake just now. Admins only.
 * @throws RegistryError missing_scope | not_found | wrong_state
 */
export async function removeTaxRate(ctx: Context, { rateId }: RemoveTaxRateInput): Promise<void> {
  requireRight(ctx, "registry:write");
  await inTransaction(ctx.db, async (tx) => {
    const rate = await tx.prisma.taxRate.findUnique({ where: { id: rateId } });
    if (!rate) throw new RegistryError("not_found", { message: "There is no such tax rate" });
    const { id, ...before } = rate;
    const carried = JSON.stringify([{ name: rate.name, rate: rate.rate }]);
    const [rests] = await tx.sql<{ yes: boolean }>(RESTS_ON, [rate.validFrom, rate.country, carried]);
    if (rests?.yes) {
      throw new RegistryError("wrong_state", {
        message: "Invoices rest on this rate: it is history. Add another one from a later day instead",
      });
    }
    await tx.prisma.taxRate.delete({ where: { id } });
    await recordAudit(tx, ctx, {
      action: "tax_rates.remove",
      accountId: null,
      subject: { kind: "tax_rate", id, name: rate.country },
      before,
    });
  });
}
