import type { z } from "zod";
import { statement } from "@/db/sql";
import { inTransaction, type Tx } from "@/db/transaction";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { hashAuthCode } from "../names/auth-code";
import { viewName } from "../names/info";
import { type LoadedName, nameDetails, parseForLookup } from "../names/load";
import type { NameView } from "../names/view";
import { isRightCode } from "./code";
import { countGuess } from "./guesses";
import type { requestTransferInput } from "./schema";
import { startTransfer } from "./start";
import { type TransferView, toTransferView } from "./view";

/** A transfer that was asked for. Amounts in minor units. */
export interface Requested {
  readonly transfer: TransferView;
  /** The name, when it went over at once; null while the transfer waits for its holder. */
  readonly name: NameView | null;
  readonly chargedAmount: number;
  readonly balance: number;
}

/**
 * Asks for a name of another account with its transfer code, paid from the balance: the fee adds a year, within the
 * namespace's limit. Its holder may approve or reject it; after the namespace's days of transfer the registry approves
 * it. Without such days the name goes over at once. A wrong, used or expired code, and a name that nobody holds or that
 * others have asked for, are answered alike, so that nobody learns of a name what they have no code for.
 * @throws RegistryError auth_code_invalid | transfer_to_self | transfer_pending (by this account) | status_prohibits |
 *   insufficient_balance | too_many_attempts
 */
export function requestTransfer(
  ctx: Context,
  { name, authCode }: z.output<typeof requestTransferInput>,
): Promise<Requested> {
  return requestTransferByHash(ctx, { name, codeHash: hashAuthCode(authCode) });
}

/** The same by what is kept of a code that was sent before. @throws RegistryError as `requestTransfer` */
export async function requestTransferByHash(
  ctx: Context,
  input: { readonly name: string; readonly codeHash: string },
): Promise<Requested> {
  const { accountId } = requireScope(ctx, "names:register");
  const { fqdn, policy } = await parseForLookup(ctx, input.name);
  const takeBack = await countGuess(ctx, accountId);
  const done = await inTransaction(ctx.db, async (tx) => {
    const row = await lockByCode(tx, ctx, { fqdn, accountId, codeHash: input.codeHash });
    return startTransfer(tx, ctx, { row, policy }, { accountId, years: 1, isPaid: true });
  }).catch(async (error: unknown) => {
    if (!(error instanceof RegistryError) || error.code !== "auth_code_invalid") await takeBack();
    throw error;
  });
  await takeBack();
  const { loaded, transfer, amount, balance } = done;
  return {
    transfer: toTransferView(transfer, accountId, policy, ctx.now),
    name: transfer.state === "approved" ? await viewName(ctx, loaded) : null,
    chargedAmount: amount,
    balance,
  };
}

const LOCK = statement(
  "transfer_lock_name",
  "SELECT id FROM name WHERE fqdn = $1 AND released_at IS NULL FOR UPDATE",
);

async function lockByCode(
  tx: Tx,
  ctx: Context,
  about: { fqdn: string; accountId: string; codeHash: string },
): Promise<LoadedName["row"]> {
  const { fqdn, accountId, codeHash } = about;
  const details = { subdomain: fqdn };
  const refused = new RegistryError("auth_code_invalid", {
    details,
    fields: [{ path: "auth_code", message: "is wrong or has expired" }],
  });
  const [locked] = await tx.sql<{ id: string }>(LOCK, [fqdn]);
  if (!locked) throw refused;
  const row = await tx.prisma.name.findUniqueOrThrow({ where: { id: locked.id }, include: nameDetails });
  if (row.accountId === accountId) throw new RegistryError("transfer_to_self", { details });
  if (row.pendingTransferId !== null) {
    const pending = await tx.prisma.transfer.findUniqueOrThrow({ where: { id: row.pendingTransferId } });
    if (pending.gainingAccountId === accountId) throw new RegistryError("transfer_pending", { details });
  }
  if (!isRightCode(row, codeHash, ctx.now)) throw refused;
  return row;
}
