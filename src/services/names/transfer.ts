import { timingSafeEqual } from "node:crypto";
import type { z } from "zod";
import { statement } from "@/db/sql";
import { inTransaction, type Tx } from "@/db/transaction";
import { addYears, isoSeconds } from "@/lib/time";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import { charge } from "../billing/ledger";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { emitEvent } from "../events/emit";
import { priceOf } from "../namespaces/policy";
import { hashAuthCode } from "./auth-code";
import { viewName } from "./info";
import { type LoadedName, nameDetails, parseForLookup } from "./load";
import type { transferInput } from "./schema";
import { assertAllowed } from "./statuses";
import type { NameView } from "./view";

const LOCK = statement(
  "name_lock_any",
  "SELECT id FROM name WHERE fqdn = $1 AND released_at IS NULL FOR UPDATE",
);

/** A name taken over. Amounts in minor units. */
export interface Transferred {
  readonly name: NameView;
  readonly chargedAmount: number;
  readonly balance: number;
}

/**
 * Takes a name over from another account with its transfer code: the fee adds a year, within the namespace's limit. A
 * wrong code, a locked name and a name that nobody holds are answered alike, so that codes cannot be told from locks.
 * @throws RegistryError auth_code_invalid | transfer_to_self | insufficient_balance
 */
export async function transferName(
  ctx: Context,
  input: z.output<typeof transferInput>,
): Promise<Transferred> {
  const { accountId } = requireScope(ctx, "names:register");
  const { fqdn, policy } = await parseForLookup(ctx, input.name);
  const refused = new RegistryError("auth_code_invalid", {
    details: { subdomain: fqdn },
    fields: [{ path: "auth_code", message: "is wrong or has expired" }],
  });
  const done = await inTransaction(ctx.db, async (tx) => {
    const [locked] = await tx.sql<{ id: string }>(LOCK, [fqdn]);
    if (!locked) throw refused;
    const row = await tx.prisma.name.findUniqueOrThrow({ where: { id: locked.id }, include: nameDetails });
    if (row.accountId === accountId)
      throw new RegistryError("transfer_to_self", { details: { subdomain: fqdn } });
    const { authInfoHash, authInfoExpiresAt } = row;
    const valid = authInfoHash !== null && authInfoExpiresAt !== null && authInfoExpiresAt > ctx.now;
    if (!valid || !isSame(hashAuthCode(input.authCode), authInfoHash)) throw refused;
    assertAllowed(row, "Transfer");

    return takeOver(tx, ctx, { row, policy }, accountId);
  });
  return { name: await viewName(ctx, done.loaded), chargedAmount: done.amount, balance: done.balance };
}

/** Writes that an account takes a locked name over, and charges it the fee. @throws RegistryError insufficient_balance */
export async function takeOver(
  tx: Tx,
  ctx: Context,
  { row, policy }: LoadedName,
  accountId: string,
): Promise<{ loaded: LoadedName; amount: number; balance: number }> {
  const loaded = await applyTransfer(tx, ctx, { row, policy }, accountId, 1);
  const amount = priceOf(policy, "transfer", ctx.now);
  const posted = await charge(tx, ctx, {
    accountId,
    currency: policy.currency,
    amount,
    kind: "transfer",
    description: `${row.labelUnicode}.${policy.name}: transfer, 1 year`,
    nameId: row.id,
    years: 1,
  });
  return { loaded, amount, balance: posted.balance };
}

/**
 * Writes that a locked name goes over to another account: contacts go, the transfer lock comes, both sides are told. Who
 * pays for it is the caller's matter.
 * @param years added to the term, within the namespace's limit
 */
export async function applyTransfer(
  tx: Tx,
  ctx: Context,
  { row, policy }: LoadedName,
  accountId: string,
  years: number,
): Promise<LoadedName> {
  const { fqdn } = row;
  const latest = addYears(ctx.now, policy.maxYears);
  const added = addYears(row.expiresAt, years);
  const expiresAt = added <= latest ? added : row.expiresAt;
  await tx.prisma.nameContact.deleteMany({ where: { nameId: row.id } });
  await tx.prisma.name.update({
    where: { id: row.id },
    data: {
      accountId,
      expiresAt,
      lastTransferAt: ctx.now,
      updatedAt: ctx.now,
      autoRenew: false,
      clientStatuses: ["clientTransferProhibited"],
      authInfoHash: null,
      authInfoExpiresAt: null,
    },
  });
  const sides = await tx.prisma.account.findMany({
    where: { id: { in: [row.accountId, accountId] } },
    select: { id: true, number: true },
  });
  const numberOf = (id: string) => sides.find((side) => side.id === id)?.number;
  for (const side of [row.accountId, accountId]) {
    await recordAudit(tx, ctx, {
      action: "names.transfer",
      accountId: side,
      subject: { kind: "name", id: row.id, name: fqdn },
      before: { expiresAt: row.expiresAt },
      after: { expiresAt, direction: side === accountId ? "in" : "out" },
    });
    await emitEvent(tx, ctx, {
      type: "subdomain.transferred",
      accountId: side,
      subject: fqdn,
      payload: {
        subdomain: fqdn,
        transferred_at: isoSeconds(ctx.now),
        expires_at: isoSeconds(expiresAt),
        old_registrant_id: numberOf(row.accountId),
        new_registrant_id: numberOf(accountId),
      },
    });
  }
  const after = await tx.prisma.name.findUniqueOrThrow({ where: { id: row.id }, include: nameDetails });
  return { row: after, policy };
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
