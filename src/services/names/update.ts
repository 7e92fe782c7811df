import type { z } from "zod";
import { inTransaction, type Tx } from "@/db/transaction";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { queueDelegationChange } from "../dns/outbox";
import { RegistryError } from "../errors";
import { emitEvent } from "../events/emit";
import { followAutoRenew } from "../lifecycle/auto-renewal";
import { writeContacts } from "./contacts";
import { viewName } from "./info";
import { type LoadedName, lockName, type NameWithDetails, nameDetails } from "./load";
import { type OwnNameserver, parseDs, parseNameservers } from "./nameservers";
import type { updateInput } from "./schema";
import { assertAllowed, isOnHold } from "./statuses";
import type { NameView } from "./view";

type Input = z.output<typeof updateInput>;

/**
 * Changes a name's settings, all or none: auto-renew, privacy, statuses, nameservers with glue and DS, contacts. Under
 * clientUpdateProhibited only the statuses can be changed (RFC 5731 §2.3); under registry lock nothing, but that auto-renew
 * is turned on; in transfer nothing.
 * @throws RegistryError not_found | status_prohibits | invalid_nameservers | invalid_request
 */
export async function updateName(ctx: Context, input: Input): Promise<NameView> {
  const tenant = requireScope(ctx, "names:write");
  const loaded = await inTransaction(ctx.db, async (tx): Promise<LoadedName> => {
    const before = await lockName(tx, ctx, tenant, input.name);
    const { row, policy } = before;
    const clientStatuses = nextStatuses(row.clientStatuses, input);
    const touchesMore = input.nameservers || input.ds || input.contacts || input.privacy !== undefined;
    const isLocked = row.registryLockedAt !== null && !isHarmless(input);
    const isPending = row.deletedAt !== null || row.pendingTransferId !== null;
    if (touchesMore || isPending || isLocked) assertAllowed(row, "Update");

    const delegation = nextDelegation(row, input);
    await tx.prisma.name.update({
      where: { id: row.id },
      data: {
        updatedAt: ctx.now,
        clientStatuses,
        ...(input.autoRenew === undefined ? {} : { autoRenew: input.autoRenew }),
        ...(input.privacy === undefined ? {} : { privacy: input.privacy }),
      },
    });
    if (input.autoRenew !== undefined) await followAutoRenew(tx, ctx, row, input.autoRenew);
    if (delegation) await writeDelegation(tx, row.id, delegation);
    if (input.contacts) {
      await writeContacts(tx, ctx, { accountId: tenant.accountId, nameId: row.id }, input.contacts);
    }
    const after = await tx.prisma.name.findUniqueOrThrow({ where: { id: row.id }, include: nameDetails });
    if (delegation || isOnHold(row) !== isOnHold(after)) {
      await queueDelegationChange(tx, { namespace: policy.name, fqdn: row.fqdn });
    }
    await recordAudit(tx, ctx, {
      action: "names.update",
      accountId: tenant.accountId,
      subject: { kind: "name", id: row.id, name: row.fqdn },
      before: auditView(row),
      after: { ...auditView(after), contactsChanged: Object.keys(input.contacts ?? {}) },
    });
    await emitEvent(tx, ctx, {
      type: "subdomain.updated",
      accountId: tenant.accountId,
      subject: row.fqdn,
      payload: { subdomain: row.fqdn, auto_renew: after.autoRenew, statuses: after.clientStatuses },
    });
    return { row: after, policy };
  });
  return viewName(ctx, loaded);
}

/** Keeping a name is what a registry lock is for. */
function isHarmless({ name: _, autoRenew, ...rest }: Input): boolean {
  return autoRenew !== false && Object.values(rest).every((value) => value === undefined);
}

function nextStatuses(current: readonly string[], input: Input): string[] {
  if (input.clientStatuses && input.lock !== undefined) {
    const message = "give either the lock or the list of statuses, not both";
    throw new RegistryError("invalid_request", { message, fields: [{ path: "lock", message }] });
  }
  const statuses = new Set<string>(input.clientStatuses ?? current);
  if (input.lock === true) statuses.add("clientTransferProhibited");
  if (input.lock === false) statuses.delete("clientTransferProhibited");
  return [...statuses].sort();
}

interface Delegation {
  readonly nameservers: readonly OwnNameserver[];
  readonly ds: ReturnType<typeof parseDs>;
}

function nextDelegation(row: NameWithDetails, input: Input): Delegation | null {
  if (!input.nameservers && !input.ds) return null;
  const nameservers = input.nameservers ? parseNameservers(row.fqdn, input.nameservers) : row.nameservers;
  const kept = nameservers.length > 0 ? row.dsRecords.map(({ nameId: _, ...ds }) => ds) : [];
  return { nameservers, ds: input.ds ? parseDs(input.ds, nameservers.length > 0) : kept };
}

async function writeDelegation(tx: Tx, nameId: string, { nameservers, ds }: Delegation): Promise<void> {
  await tx.prisma.nameserver.deleteMany({ where: { nameId } });
  await tx.prisma.nameserver.createMany({
    data: nameservers.map(({ host, addresses }, position) => ({ nameId, host, addresses, position })),
  });
  await tx.prisma.delegationSigner.deleteMany({ where: { nameId } });
  await tx.prisma.delegationSigner.createMany({ data: ds.map((entry) => ({ nameId, ...entry })) });
}

/** What the audit keeps: no personal data of contacts. */
function auditView(row: NameWithDetails) {
  return {
    autoRenew: row.autoRenew,
    privacy: row.privacy,
    clientStatuses: row.clientStatuses,
    nameservers: row.nameservers.map(({ host, addresses }) => ({ host, addresses })),
    ds: row.dsRecords.map(({ nameId: _, ...ds }) => ds),
  };
}
