import { afterAll, beforeAll, expect, test } from "vitest";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/lib/id";
import { addDays } from "@/lib/time";
import { type BuiltAccount, buildAccount, NOW, userContext } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { charge, credit, refundCharge } from "../billing/ledger";
import { systemContext } from "../context";
import { issueInvoices } from "./issue";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let account: BuiltAccount;
beforeAll(async () => {
  db = await openTestRegistry();
  account = await buildAccount(db, { balance: 100_000_000 });
});
afterAll(() => db.close());

const job = (now = NOW) => systemContext(db, "issue_invoices", now, `job_${newId()}`);

async function buy(amount: number, nameId = newId()) {
  const ctx = await userContext(db, account);
  const movement = { accountId: account.id, currency: "USD", amount, description: "shop: 1 year", nameId };
  return inTransaction(db, (tx) => charge(tx, ctx, { ...movement, kind: "register", years: 1 }));
}

const refund = async (nameId: string) =>
  inTransaction(db, async (tx) => {
    const { id } = await tx.prisma.ledgerTransaction.findFirstOrThrow({ where: { nameId } });
    return refundCharge(tx, await userContext(db, account), id);
  });

const issued = (kind: "invoice" | "credit_note") =>
  db.prisma.invoice.findMany({ where: { kind }, orderBy: { number: "asc" } });

/** Numbers from 1 on without a gap, one for each charge (or refund) on the ledger. */
async function assertGapless() {
  for (const kind of ["invoice", "credit_note"] as const) {
    const documents = await issued(kind);
    expect(documents.map(({ number }) => number)).toEqual(documents.map((_, index) => index + 1));
    const movements = kind === "invoice" ? ["register"] : ["refund"];
    const posted = await db.prisma.ledgerTransaction.count({ where: { kind: { in: movements } } });
    expect(documents).toHaveLength(posted);
    const { next } = await db.prisma.invoiceSeries.findUniqueOrThrow({ where: { kind } });
    expect(next).toBe(documents.length + 1);
  }
}

test("what was charged before there were invoices gets them in order, with what both sides are now", async () => {
  await db.prisma.seller.update({ where: { id: 1 }, data: { name: "Registry GmbH", country: "DE" } });
  await db.prisma.account.update({
    where: { id: account.id },
    data: { street: "1 Harbour St", country: "DE" },
  });
  await db.prisma.taxRate.create({
    data: {
      country: "DE",
      name: "MwSt.",
      rate: 1900,
      reverseCharge: true,
      validFrom: new Date("2021-01-01"),
    },
  });
  const posted = [await buy(1190), await buy(0), await buy(2999)];
  const ctx = await userContext(db, account);
  await inTransaction(db, (tx) =>
    credit(tx, ctx, { accountId: account.id, currency: "USD", amount: 5, kind: "top_up", description: "x" }),
  );
  expect(await issueInvoices(job())).toEqual({ invoices: 3, creditNotes: 0 });
  const documents = await issued("invoice");
  expect(documents.map(({ transactionId }) => transactionId)).toEqual(posted.map((p) => p.transactionId));
  expect(documents[0]).toMatchObject({
    number: 1,
    accountId: account.id,
    issuedAt: NOW,
    currency: "USD",
    netAmount: 1000,
    taxAmount: 190,
    totalAmount: 1190,
    taxes: [{ name: "MwSt.", rate: 1900, net: 1000, tax: 190 }],
    taxNote: null,
    seller: { name: "Registry GmbH", country: "DE", invoicePrefix: "INV-" },
    billTo: { organization: account.organization, number: account.number, street: "1 Harbour St" },
  });
  expect(documents[1]).toMatchObject({ totalAmount: 0, taxAmount: 0 });
  await assertGapless();
  expect(await issueInvoices(job())).toEqual({ invoices: 0, creditNotes: 0 });
});

test("a refund has a credit note that names the invoice and keeps its tax, whatever has changed since", async () => {
  const nameId = newId();
  const { transactionId } = await buy(1000, nameId);
  await issueInvoices(job());
  const invoice = await db.prisma.invoice.findUniqueOrThrow({ where: { transactionId } });
  await db.prisma.account.update({ where: { id: account.id }, data: { country: "JP", street: "9 New Rd" } });
  await refund(nameId);
  expect(await issueInvoices(job(addDays(NOW, 1)))).toEqual({ invoices: 0, creditNotes: 1 });
  const [note] = await issued("credit_note");
  expect(note).toMatchObject({
    number: 1,
    correctsId: invoice.id,
    totalAmount: 1000,
    taxAmount: invoice.taxAmount,
    taxes: invoice.taxes,
    billTo: invoice.billTo,
    lines: [{ description: "Refund: shop: 1 year", years: 1, total: 1000 }],
  });
  expect(await db.prisma.invoice.findUniqueOrThrow({ where: { transactionId } })).toEqual(invoice);
});

test("bought and given back before anybody looked: the invoice comes first", async () => {
  const nameId = newId();
  await buy(500, nameId);
  await refund(nameId);
  expect(await issueInvoices(job())).toEqual({ invoices: 1, creditNotes: 1 });
  await assertGapless();
});

test("several processes at once give each charge one number and leave none out", async () => {
  await Promise.all(Array.from({ length: 40 }, () => buy(100)));
  const buying = Promise.all(Array.from({ length: 40 }, () => buy(100)));
  await Promise.all(Array.from({ length: 4 }, () => issueInvoices(job())));
  await buying;
  await Promise.all(Array.from({ length: 4 }, () => issueInvoices(job())));
  await assertGapless();
});

test("a charge that commits behind a later one is not forgotten", async () => {
  const slow = await db.pool.connect();
  await slow.query("BEGIN");
  const id = newId();
  await slow.query(
    `WITH t AS (INSERT INTO ledger_transaction (id, kind, description, request_id, created_at)
       VALUES ($1, 'register', 'slow', 'req_slow', $2) RETURNING id)
     INSERT INTO ledger_entry (transaction_id, ledger_account_id, amount)
     SELECT t.id, l.id, CASE WHEN l.kind = 'customer' THEN -100 ELSE 100 END FROM t, ledger_account l
     WHERE l.currency = 'USD' AND (l.account_id = $3 OR l.kind = 'revenue')`,
    [id, NOW, account.id],
  );
  await buy(100);
  for (let run = 0; run < 4; run++) await issueInvoices(job());
  expect(await db.prisma.invoice.findUnique({ where: { transactionId: id } })).toBeNull();
  await slow.query("COMMIT");
  slow.release();
  await issueInvoices(job());
  expect(await db.prisma.invoice.findUnique({ where: { transactionId: id } })).not.toBeNull();
  await assertGapless();
});

test("a process killed between writing and committing leaves no gap", async () => {
  await buy(100);
  const holder = await db.pool.connect();
  await holder.query("BEGIN");
  // The invoice's foreign key waits for the account: then its row is written and its number is not committed.
  await holder.query("SELECT 1 FROM account WHERE id = $1 FOR UPDATE", [account.id]);
  const issuing = issueInvoices(job()).then(
    () => "done",
    () => "killed",
  );
  const waiting = `SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()
    AND query LIKE 'INSERT INTO invoice%'`;
  let pid: number | undefined;
  while (pid === undefined) pid = (await db.pool.query<{ pid: number }>(waiting)).rows[0]?.pid;
  await db.pool.query("SELECT pg_terminate_backend($1)", [pid]);
  expect(await issuing).toBe("killed");
  await holder.query("ROLLBACK");
  holder.release();
  expect(await issueInvoices(job())).toEqual({ invoices: 1, creditNotes: 0 });
  await assertGapless();
});

test("what is issued cannot be changed or deleted", async () => {
  await expect(db.prisma.invoice.updateMany({ data: { totalAmount: 1 } })).rejects.toThrow();
  await expect(db.prisma.invoice.deleteMany()).rejects.toThrow();
  await assertGapless();
});
