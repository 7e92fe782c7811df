import type { z } from "zod";
import { inTransaction } from "@/db/transaction";
import { isoSeconds } from "@/lib/time";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import { charge } from "../billing/ledger";
import type { Context } from "../context";
import { queueDelegationChange } from "../dns/outbox";
import { RegistryError } from "../errors";
import { emitEvent } from "../events/emit";
import { priceOf } from "../namespaces/policy";
import { viewName } from "./info";
import { lockName } from "./load";
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
 * Brings a deleted name back within its redemption period, for the restore fee (RFC 3915 §4.2.5): as it was.
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
    const amount = priceOf(policy, "restore", ctx.now);
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
      after: { expiresAt: row.expiresAt, amount, currency: policy.currency },
    });
    await emitEvent(tx, ctx, {
      type: "subdomain.restored",
      accountId: tenant.accountId,
      subject: row.fqdn,
      payload: { subdomain: row.fqdn, expires_at: isoSeconds(row.expiresAt) },
    });
    const posted = await charge(tx, ctx, {
      accountId: tenant.accountId,
      currency: policy.currency,
      amount,
      kind: "restore",
      description: `${row.labelUnicode}.${policy.name}: restore`,
      nameId: row.id,
    });
    return { loaded: { row: { ...row, ...restored }, policy }, amount, balance: posted.balance };
  });
  return { name: await viewName(ctx, done.loaded), chargedAmount: done.amount, balance: done.balance };
}
