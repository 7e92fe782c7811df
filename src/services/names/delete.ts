import type { z } from "zod";
import type { Name } from "@/db/generated/client";
import { inTransaction, type Tx } from "@/db/transaction";
import { isoSeconds } from "@/lib/time";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import { refundCharge } from "../billing/ledger";
import { listRefundable } from "../billing/refundable";
import type { Context } from "../context";
import { queueDelegationChange } from "../dns/outbox";
import { RegistryError } from "../errors";
import { emitEvent } from "../events/emit";
import type { NamespacePolicy } from "../namespaces/policy";
import { deletionDates, termAfterRefunds } from "./deletion-terms";
import { type LoadedName, lockName } from "./load";
import { refundedCharges } from "./refunded-charges";
import type { deleteInput } from "./schema";
import { assertAllowed } from "./statuses";

/** What became of a deleted name. Amounts in minor units. */
export interface Deleted {
  readonly fqdn: string;
  /** Free at once: it was in its add grace period. */
  readonly released: boolean;
  readonly refundedAmount: number;
  readonly currency: string;
  /** Until then it can be restored; null when released. */
  readonly redemptionEndsAt: Date | null;
  readonly releasesAt: Date | null;
}

/**
 * Deletes a name. In its add grace period it is free at once and the fee is given back; later it enters redemption
 * (RFC 3915 §3.1), fees of a running auto-renew, renew or transfer grace period given back, and their years with them.
 * @throws RegistryError not_found | confirmation_mismatch | status_prohibits
 */
export async function deleteName(ctx: Context, input: z.output<typeof deleteInput>): Promise<Deleted> {
  const tenant = requireScope(ctx, "names:write");
  return inTransaction(ctx.db, async (tx) => {
    const loaded = await lockName(tx, ctx, tenant, input.name);
    assertConfirmed(loaded, input.confirm);
    assertAllowed(loaded.row, "Delete");
    return applyDeletion(tx, ctx, loaded);
  });
}

/** Writes the deletion of a locked name: by its holder, or by the registry when it was not renewed. */
export async function applyDeletion(
  tx: Tx,
  ctx: Context,
  loaded: { readonly row: Name; readonly policy: NamespacePolicy },
): Promise<Deleted> {
  const { row, policy } = loaded;
  const { released, redemptionEndsAt, releasesAt } = deletionDates(row, policy, ctx.now);
  const refunded = refundedCharges(row, policy, ctx.now, await listRefundable(tx, row.id));
  let refundedAmount = 0;
  for (const { id } of refunded) refundedAmount += await refundCharge(tx, ctx, id);
  await tx.prisma.name.update({
    where: { id: row.id },
    data: {
      updatedAt: ctx.now,
      deletedAt: ctx.now,
      redemptionEndsAt,
      releasesAt,
      releasedAt: released ? ctx.now : null,
      // What was given back is no part of the term any more, nor a reason to give it back again.
      ...(released
        ? {}
        : {
            stage: "redemption",
            expiresAt: termAfterRefunds(row.expiresAt, refunded),
            lastRenewedAt: null,
            autoRenewedAt: null,
          }),
      authInfoHash: null,
      authInfoExpiresAt: null,
    },
  });
  await tx.prisma.autoRenewal.deleteMany({ where: { nameId: row.id } });
  if (released) await tx.prisma.zone.deleteMany({ where: { nameId: row.id } });
  await queueDelegationChange(tx, { namespace: policy.name, fqdn: row.fqdn });
  await recordAudit(tx, ctx, {
    action: "names.delete",
    accountId: row.accountId,
    subject: { kind: "name", id: row.id, name: row.fqdn },
    before: { expiresAt: row.expiresAt, clientStatuses: row.clientStatuses },
    after: { released, redemptionEndsAt, releasesAt, refundedAmount },
  });
  await emitEvent(tx, ctx, {
    type: "subdomain.deleted",
    accountId: row.accountId,
    subject: row.fqdn,
    payload: {
      subdomain: row.fqdn,
      released,
      redemption_ends_at: redemptionEndsAt && isoSeconds(redemptionEndsAt),
    },
  });
  return {
    fqdn: row.fqdn,
    released,
    refundedAmount,
    currency: policy.currency,
    redemptionEndsAt,
    releasesAt,
  };
}

function assertConfirmed({ row, policy }: LoadedName, confirm: string): void {
  const typed = confirm.trim().replace(/\.$/, "").toLowerCase().normalize("NFC");
  if (typed === row.fqdn || typed === `${row.labelUnicode}.${policy.name}`) return;
  const message = `To delete this name, confirm must be '${row.fqdn}'`;
  throw new RegistryError("confirmation_mismatch", {
    message,
    details: { subdomain: row.fqdn },
    fields: [{ path: "confirm", message: `must be '${row.fqdn}'` }],
  });
}
