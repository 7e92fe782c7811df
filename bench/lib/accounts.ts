import { openDatabase } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import { issueKey } from "@/services/access/issue-key";
import { SCOPES } from "@/services/access/scopes";
import { createAccount, createUser } from "@/services/accounts/create-account";
import { credit } from "@/services/billing/ledger";
import { systemContext } from "@/services/context";

/** Accounts with a key and ten million dollars each: registrations of one account wait for its balance's row. */
export async function fundAccounts(databaseUrl: string, count: number): Promise<string[]> {
  const db = openDatabase(databaseUrl, 2);
  const ctx = systemContext(db, "bench", new Date(), "bench");
  const keys: string[] = [];
  for (let i = 0; i < count; i++) {
    const email = `bench-${i}-${Date.now()}@example.com`;
    keys.push(
      await inTransaction(db, async (tx) => {
        const user = await createUser(tx, ctx, {
          email,
          name: "Bench",
          passwordHash: "none",
          emailVerifiedAt: ctx.now,
        });
        const account = await createAccount(tx, ctx, {
          organization: "Bench",
          contactName: "Bench",
          email,
          ownerId: user.id,
        });
        await credit(tx, ctx, {
          accountId: account.id,
          currency: "USD",
          amount: 1_000_000_000,
          kind: "adjustment",
          description: "Bench",
        });
        const owner = { accountId: account.id, userId: user.id };
        const details = { name: "Bench", scopes: SCOPES, expiresAt: null, allowedAddresses: [] };
        return (await issueKey(tx, ctx, owner, details)).key;
      }),
    );
  }
  await db.close();
  return keys;
}
