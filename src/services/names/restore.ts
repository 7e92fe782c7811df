import type { z } from "zod";
import { inTransaction } from "@/db/transaction";
import { addYears, isoSeconds } from "@/lib/time";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import { assertCovered, charge } from "../billing/ledger";
import { type Context, within } from "../context";
import { queueDelegationChange } from "../dns/outbox";
import { RegistryError } from "../errors";
import { emitEvent } from "../events/emit";
import { viewName } from "./info";
import { lockName } from "./load";
import { renewAmountOf } from "./prices";
import { applyRenewal } from "./renew";
import { restoreTerms } from "./restore-terms";
import type { nameRef } from "./schema";
import { isInRedemption } from "./statuses";
import type { NameView } from "./view";

/** A name brought back. Amounts in minor units. */
export interface Restored {
  readonly name: NameView;
  readonly chargedAmount: number;
  readonly balance: number;
}

/**
 * Brings a deleted name back within its redemption period, for the restore fee (RFC 3915 §4.2.5): as it was. One whose term
 * has ended is renewed too, or it would be deleted again.
 * @throws RegistryError not_found | not_in_redemption | insufficient_balance
 */
export async function restoreName(ctx: Context, input: z.output<typeof nameRef>): Promise<Restored> {
  const tenant = requireScope(ctx, "names:register");
  const done = await inTransaction(ctx.db, async (tx) => {
    const { row, policy } = await lockName(tx, ctx, tenant, input.name);
    if (!isInRedemption(row, ctx.now)) {
      throw new RegistryError("not_in_redemption", {
        message: `${row.fqdn} is not in its redemption period: there is nothing to restore`,
        details: { subdomain: row.fqdn },
      });
    }
    const yearAmount = await renewAmountOf(within(ctx, tx), { row, policy });
    const terms = restoreTerms(policy, row.expiresAt, yearAmount, ctx.now);
    const { accountId } = tenant;
    await assertCovered(tx, { accountId, amount: terms.totalAmount, currency: policy.currency });
    const restored = await tx.prisma.name.update({
      where: { id: row.id },
      data: {
        updatedAt: ctx.now,
        stage: "registered",
        deletedAt: null,
        redemptionEndsAt: null,
        releasesAt: null,
      },
    });
    await queueDelegationChange(tx, { namespace: policy.name, fqdn: row.fqdn });
    await recordAudit(tx, ctx, {
      action: "names.restore",
      accountId: tenant.accountId,
      subject: { kind: "name", id: row.id, name: row.fqdn },
      before: { deletedAt: row.deletedAt },
      after: { expiresAt: row.expiresAt, amount: terms.restoreAmount, currency: policy.currency },
    });
    await emitEvent(tx, ctx, {
      type: "subdomain.restored",
      accountId: tenant.accountId,
      subject: row.fqdn,
      payload: { subdomain: row.fqdn, expires_at: isoSeconds(addYears(row.expiresAt, terms.years)) },
    });
    const posted = await charge(tx, ctx, {
      accountId,
      currency: policy.currency,
      amount: terms.restoreAmount,
      kind: "restore",
      description: `${row.labelUnicode}.${policy.name}: restore`,
      nameId: row.id,
    });
    const loaded = { row: { ...row, ...restored }, policy };
    if (terms.years === 0) return { loaded, amount: terms.totalAmount, balance: posted.balance };
    const renewed = await applyRenewal(tx, ctx, loaded, terms.years, "restore");
    return { loaded: renewed.loaded, amount: terms.totalAmount, balance: renewed.balance };
  });
  return { name: await viewName(ctx, done.loaded), chargedAmount: done.amount, balance: done.balance };
}
