/** Where somebody is, as on an invoice. `country` is ISO 3166-1 alpha-2; empty texts and null are left out. */
export interface PostalAddress {
  readonly street: string | null;
  readonly city: string | null;
  readonly postalCode: string | null;
  readonly region: string | null;
  readonly country: string | null;
}

/** Who sells, as kept on an invoice. */
export interface InvoiceSeller extends PostalAddress {
  readonly name: string;
  readonly taxId: string | null;
  readonly email: string;
  readonly invoicePrefix: string;
  readonly creditNotePrefix: string;
  readonly footer: string;
}

/** Who bought, as kept on an invoice. */
export interface InvoiceBuyer extends PostalAddress {
  readonly organization: string;
  readonly contactName: string;
  readonly email: string;
  /** The account's. */
  readonly number: number;
  readonly taxId: string | null;
}

/** What was bought. Amounts in minor units; `taxRate` in hundredths of a percent, null where no tax is charged. */
export interface InvoiceLine {
  readonly description: string;
  readonly name: string | null;
  readonly years: number | null;
  /** When it was charged: the day that decides on the tax. ISO 8601. */
  readonly suppliedAt: string;
  readonly net: number;
  readonly taxRate: number | null;
  readonly taxName: string | null;
  readonly tax: number;
  readonly total: number;
}

/** Tax of all lines at one rate. */
export interface InvoiceTax {
  readonly name: string;
  readonly rate: number;
  readonly net: number;
  readonly tax: number;
}

export type InvoiceKind = "invoice" | "credit_note";

/** An invoice or credit note as it was issued. Amounts in minor units and positive; a credit note gives them back. */
export interface InvoiceDocument {
  readonly id: string;
  readonly kind: InvoiceKind;
  readonly number: number;
  readonly accountId: string;
  readonly transactionId: string;
  readonly correctsId: string | null;
  readonly issuedAt: Date;
  readonly currency: string;
  readonly netAmount: number;
  readonly taxAmount: number;
  readonly totalAmount: number;
  readonly lines: readonly InvoiceLine[];
  readonly taxes: readonly InvoiceTax[];
  readonly taxNote: string | null;
  readonly seller: InvoiceSeller;
  readonly billTo: InvoiceBuyer;
}

/** What people call it: `INV-1042`, `CN-7`. A changed prefix changes no invoice that was issued. */
export function referenceOf(invoice: {
  kind: InvoiceKind;
  number: number;
  seller: { invoicePrefix: string; creditNotePrefix: string };
}): string {
  const { kind, number, seller } = invoice;
  return `${kind === "invoice" ? seller.invoicePrefix : seller.creditNotePrefix}${number}`;
}

/** Prefix and number of what people typed, or null. */
export function parseReference(text: string): { prefix: string; number: number } | null {
  const [, prefix = "", digits = ""] = /^\s*(.{0,20}?)([1-9]\d{0,9})\s*$/s.exec(text) ?? [];
  const number = Number(digits);
  return number > 0 && number <= 2_147_483_647 ? { prefix, number } : null;
}
