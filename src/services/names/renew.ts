import type { z } from "zod";
import type { Name } from "@/db/generated/client";
import { inTransaction, type Tx } from "@/db/transaction";
import { isoSeconds } from "@/lib/time";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import { charge } from "../billing/ledger";
import { type Context, within } from "../context";
import { queueDelegationChange } from "../dns/outbox";
import { RegistryError } from "../errors";
import { emitEvent } from "../events/emit";
import type { NamespacePolicy } from "../namespaces/policy";
import { viewName } from "./info";
import { lockName } from "./load";
import { renewAmountOf } from "./prices";
import type { renewInput } from "./schema";
import { assertAllowed } from "./statuses";
import { renewedExpiry } from "./term";
import type { NameView } from "./view";

/** A renewal done. Amounts in minor units. */
export interface Renewed {
  readonly name: NameView;
  readonly years: number;
  readonly chargedAmount: number;
  readonly balance: number;
}

/**
 * Adds years to a name's expiry, paid from the balance.
 * @throws RegistryError not_found | status_prohibits | period_out_of_range | insufficient_balance
 */
export async function renewName(ctx: Context, input: z.output<typeof renewInput>): Promise<Renewed> {
  const tenant = requireScope(ctx, "names:register");
  const done = await inTransaction(ctx.db, async (tx) => {
    const { row, policy } = await lockName(tx, ctx, tenant, input.name);
    assertAllowed(row, "Renew");
    assertCurrentExpiry(row, input.currentExpiresAt);
    return applyRenewal(tx, ctx, { row, policy }, input.years);
  });
  return {
    name: await viewName(ctx, done.loaded),
    years: input.years,
    chargedAmount: done.amount,
    balance: done.balance,
  };
}

/**
 * Writes a renewal of a locked name, charged to whoever holds it: its life begins anew, and it is back in DNS. Who renews
 * decides which grace period begins (RFC 3915 §3.1); with a restore none does.
 * @throws RegistryError period_out_of_range | insufficient_balance | spend_limit_exceeded
 */
export async function applyRenewal<Row extends Name>(
  tx: Tx,
  ctx: Context,
  { row, policy }: { readonly row: Row; readonly policy: NamespacePolicy },
  years: number,
  by: "holder" | "registry" | "restore" = "holder",
) {
  const { accountId } = row;
  const expiresAt = renewedExpiry(policy, row.expiresAt, years, ctx.now);
  const amount = (await renewAmountOf(within(ctx, tx), { row, policy })) * years;
  const renewed = await tx.prisma.name.update({
    where: { id: row.id },
    data: {
      expiresAt,
      ...(by === "registry" && { autoRenewedAt: ctx.now }),
      ...(by === "holder" && { lastRenewedAt: ctx.now }),
      stage: "registered",
      updatedAt: ctx.now,
    },
  });
  if (row.stage === "held") await queueDelegationChange(tx, { namespace: policy.name, fqdn: row.fqdn });
  await recordAudit(tx, ctx, {
    action: "names.renew",
    accountId,
    subject: { kind: "name", id: row.id, name: row.fqdn },
    before: { expiresAt: row.expiresAt },
    after: { expiresAt, years, amount, currency: policy.currency },
  });
  await emitEvent(tx, ctx, {
    type: "subdomain.renewed",
    accountId,
    subject: row.fqdn,
    payload: { subdomain: row.fqdn, expires_at: isoSeconds(expiresAt), period: years },
  });
  const posted = await charge(tx, ctx, {
    accountId,
    currency: policy.currency,
    amount,
    kind: "renew",
    description: `${row.labelUnicode}.${policy.name}: renewal, ${years} ${years === 1 ? "year" : "years"}`,
    nameId: row.id,
    years,
  });
  // After the balance, as a top-up that makes it due does: two that lock both in one order do not wait for each other.
  if (row.expiresAt <= ctx.now) await tx.prisma.autoRenewal.deleteMany({ where: { nameId: row.id } });
  return { loaded: { row: { ...row, ...renewed }, policy }, amount, balance: posted.balance };
}

function assertCurrentExpiry(row: { fqdn: string; expiresAt: Date }, expected: string | undefined): void {
  if (expected === undefined || expected.slice(0, 10) === row.expiresAt.toISOString().slice(0, 10)) return;
  throw new RegistryError("status_prohibits", {
    message: `${row.fqdn} expires on ${isoSeconds(row.expiresAt)}, not on ${expected}: it was renewed already`,
    details: { subdomain: row.fqdn, expires: isoSeconds(row.expiresAt) },
  });
}
