import { resolve } from "node:path";
import { openDatabase } from "@/db/client";
import { migrate } from "@/db/migrate";
import { systemContext } from "@/services/context";
import { issueInvoices } from "@/services/invoices/issue";
import { seedNamespaces } from "../prisma/seed";
import { fundAccounts } from "./lib/accounts";
import { startDatabase } from "./lib/portolan";
import { report, rounded } from "./lib/report";

const CHARGES = 100_000;
const ACCOUNTS = 32;
/** Looks at a ledger in which all is invoiced, of which the average is told. */
const LOOKS = 50;

/** How long 100,000 charges take to be invoiced, and a look when there is nothing to do. */
export async function benchInvoices(): Promise<void> {
  const database = await startDatabase();
  const db = openDatabase(database.url, 4);
  try {
    await migrate(database.url, resolve("prisma/migrations"));
    await seedNamespaces(db, ["ns1.bench.test"], new Date());
    await fundAccounts(database.url, ACCOUNTS);
    await db.prisma.taxRate.create({
      data: { country: "DE", name: "VAT", rate: 1900, validFrom: new Date("2021-01-01") },
    });
    await db.prisma.account.updateMany({ data: { country: "DE" } });
    await db.pool.query(FILL, [CHARGES]);
    await db.pool.query("VACUUM ANALYZE");
    const ctx = () => systemContext(db, "issue_invoices", new Date(), "bench");
    const began = performance.now();
    const { invoices } = await issueInvoices(ctx());
    const seconds = (performance.now() - began) / 1000;
    if (invoices !== CHARGES) throw new Error(`${invoices} of ${CHARGES} charges were invoiced`);
    const idle = performance.now();
    for (let look = 0; look < LOOKS; look++) await issueInvoices(ctx());
    report({
      what: `${rounded(CHARGES)} charges invoiced`,
      portolan: `${rounded(seconds, 1)} s, ${rounded(CHARGES / seconds)}/s`,
      beside: `a look at nothing ${rounded((performance.now() - idle) / LOOKS, 1)} ms`,
      ratio: "–",
      aim: "shown",
      met: null,
    });
  } finally {
    await db.close();
    await database.stop();
  }
}

const FILL = `
  WITH customers AS (
    SELECT id, row_number() OVER (ORDER BY id) - 1 AS place, count(*) OVER () AS accounts
    FROM ledger_account WHERE kind = 'customer' AND currency = 'USD'
  ), charges AS (
    INSERT INTO ledger_transaction (id, kind, description, request_id, years, created_at)
    SELECT gen_random_uuid(), 'register', 'bench-' || n || '.com.store: registration, 1 year', 'bench', 1, now()
    FROM generate_series(1, $1::int) n RETURNING id, number
  )
  INSERT INTO ledger_entry (transaction_id, ledger_account_id, amount)
  SELECT charges.id, customers.id, -2999 FROM charges JOIN customers ON place = charges.number % accounts
  UNION ALL
  SELECT charges.id, a.id, 2999 FROM charges, ledger_account a WHERE a.kind = 'revenue' AND a.currency = 'USD'`;
