import { type Tx, violatedConstraint } from "@/db/transaction";
import { newId } from "@/lib/id";
import { openLedger } from "../billing/ledger";
import type { Context } from "../context";
import { RegistryError } from "../errors";

/** The currency that every account's balance is kept in. */
const CURRENCY = "USD";

export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly emailVerifiedAt: Date | null;
}

/** @throws RegistryError email_taken, also when two sign up at once; the transaction is then lost. */
export async function createUser(tx: Tx, ctx: Context, user: NewUser): Promise<{ id: string }> {
  try {
    return await tx.prisma.user.create({
      data: { id: newId(), ...user, createdAt: ctx.now },
      select: { id: true },
    });
  } catch (error) {
    if (violatedConstraint(error) === null) throw error;
    throw new RegistryError("email_taken", {
      fields: [{ path: "email", message: "An account with this email address exists already" }],
    });
  }
}

/** Creates an account with its prepaid balance of zero and its owner. */
export async function createAccount(
  tx: Tx,
  ctx: Context,
  account: { organization: string; contactName: string; email: string; ownerId: string },
): Promise<{ id: string; number: number }> {
  const { ownerId, ...details } = account;
  const id = newId();
  const created = await tx.prisma.account.create({
    data: {
      id,
      ...details,
      createdAt: ctx.now,
      members: { create: { userId: ownerId, role: "owner", createdAt: ctx.now } },
    },
    select: { id: true, number: true },
  });
  await openLedger(tx, id, CURRENCY);
  return created;
}
