import type { Database } from "@/db/client";
import type { Name } from "@/db/generated/client";
import { registerName } from "@/services/names/register";
import { registerInput } from "@/services/names/schema";
import { type BuiltAccount, keyContext } from "./builders";

/** What a year of a name under `com.store` costs, in cents. */
export const RENEWAL = 2_999;

/** A name under `com.store` that renews itself, registered for a year by an account that has nothing left then. */
export async function buildRenewing(db: Database, account: BuiltAccount, label: string): Promise<Name> {
  const ledger = { accountId: account.id, kind: "customer" as const };
  await db.prisma.ledgerAccount.updateMany({ where: ledger, data: { balance: RENEWAL } });
  const name = `${label}.com.store`;
  await registerName(await keyContext(db, account), registerInput.parse({ name, autoRenew: true }));
  return db.prisma.name.findFirstOrThrow({ where: { fqdn: name, releasedAt: null } });
}

/** The account's balance in cents. */
export async function balanceOf(db: Database, accountId: string): Promise<number> {
  const found = await db.prisma.ledgerAccount.findFirst({ where: { accountId, kind: "customer" } });
  return Number(found?.balance ?? 0);
}

/** Types of the events about a name or payment, in their order. */
export async function eventTypes(db: Database, subject: string): Promise<string[]> {
  const events = await db.prisma.event.findMany({ where: { subject }, orderBy: { id: "asc" } });
  return events.map(({ type }) => type);
}
