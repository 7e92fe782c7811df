import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import { CHARGE_KINDS } from "../billing/movement";
import type { InvoiceBuyer, InvoiceLine } from "./document";

/** A charge without an invoice. `amount` in minor units. */
export interface DueCharge {
  readonly transactionId: string;
  /** On the ledger. */
  readonly number: number;
  readonly description: string;
  readonly name: string | null;
  readonly years: number | null;
  readonly at: Date;
  readonly accountId: string;
  readonly currency: string;
  readonly amount: number;
  readonly billTo: InvoiceBuyer;
}

/** A refund without a credit note, whose charge has an invoice. */
export interface DueRefund {
  readonly transactionId: string;
  readonly number: number;
  readonly description: string;
  readonly at: Date;
  readonly accountId: string;
  readonly currency: string;
  readonly amount: number;
  readonly invoiceId: string;
  /** The corrected invoice's. */
  readonly line: InvoiceLine | null;
  readonly billTo: InvoiceBuyer;
  readonly taxNote: string | null;
}

/** The numbers are picked first: a batch is a walk along the index of the ledger's numbers, however long the ledger is. */
const CHARGES = statement(
  "invoice_due_charges",
  `WITH due AS MATERIALIZED (
     SELECT t.id, t.number, t.description, t.years, t.created_at, t.name_id
     FROM ledger_transaction t
     WHERE t.number > $1::int AND t.kind = ANY($2::text[])
       AND NOT EXISTS (SELECT 1 FROM invoice i WHERE i.transaction_id = t.id)
     ORDER BY t.number LIMIT $3::int
   )
   SELECT due.id AS "transactionId", due.number, due.description, n.fqdn AS name, due.years, due.created_at AS at,
     l.account_id AS "accountId", l.currency, -e.amount AS amount,
     json_build_object('organization', a.organization, 'contactName', a.contact_name, 'email', a.email,
       'number', a.number, 'street', a.street, 'city', a.city, 'postalCode', a.postal_code, 'region', a.region,
       'country', a.country, 'taxId', a.tax_id) AS "billTo"
   FROM due
   JOIN ledger_entry e ON e.transaction_id = due.id
   JOIN ledger_account l ON l.id = e.ledger_account_id AND l.kind = 'customer'
   JOIN account a ON a.id = l.account_id
   LEFT JOIN name n ON n.id = due.name_id
   ORDER BY due.number`,
);

const REFUNDS = statement(
  "invoice_due_refunds",
  `WITH due AS MATERIALIZED (
     SELECT t.id, t.number, t.description, t.created_at, i.id AS invoice_id
     FROM ledger_transaction t JOIN invoice i ON i.transaction_id = t.refunds_id
     WHERE t.number > $1::int AND t.kind = 'refund'
       AND NOT EXISTS (SELECT 1 FROM invoice c WHERE c.transaction_id = t.id)
     ORDER BY t.number LIMIT $2::int
   )
   SELECT due.id AS "transactionId", due.number, due.description, due.created_at AS at, l.account_id AS "accountId",
     l.currency, e.amount, due.invoice_id AS "invoiceId", i.lines->0 AS line, i.bill_to AS "billTo",
     i.tax_note AS "taxNote"
   FROM due
   JOIN invoice i ON i.id = due.invoice_id
   JOIN ledger_entry e ON e.transaction_id = due.id
   JOIN ledger_account l ON l.id = e.ledger_account_id AND l.kind = 'customer'
   ORDER BY due.number`,
);

/** Charges behind a ledger number that have no invoice, in the order of their numbers. */
export function dueCharges({ sql }: SqlTx, after: number, most: number): Promise<DueCharge[]> {
  return sql<DueCharge>(CHARGES, [after, CHARGE_KINDS, most]);
}

/** Refunds behind a ledger number that have no credit note and whose charge has an invoice. */
export function dueRefunds({ sql }: SqlTx, after: number, most: number): Promise<DueRefund[]> {
  return sql<DueRefund>(REFUNDS, [after, most]);
}
