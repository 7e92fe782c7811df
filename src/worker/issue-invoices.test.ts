import { expect, test } from "vitest";
import { inTransaction } from "@/db/transaction";
import { charge } from "@/services/billing/ledger";
import { buildAccount, userContext } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { startInvoiceWorker } from "./issue-invoices";

test("a worker issues what was charged, and ends what it has begun when it is closed", async () => {
  const db = await openTestRegistry();
  try {
    const account = await buildAccount(db, { balance: 1000 });
    const ctx = await userContext(db, account);
    const movement = { accountId: account.id, currency: "USD", amount: 500, description: "a" } as const;
    await inTransaction(db, (tx) => charge(tx, ctx, { ...movement, kind: "restore" }));
    const faults: unknown[] = [];
    const onError = (error: unknown) => faults.push(error);
    await startInvoiceWorker({ db, publicUrl: "https://portal.test", onError }).close();
    expect(faults).toEqual([]);
    expect(await db.prisma.invoice.findMany({ select: { number: true, totalAmount: true } })).toEqual([
      { number: 1, totalAmount: 500 },
    ]);
  } finally {
    await db.close();
  }
});
