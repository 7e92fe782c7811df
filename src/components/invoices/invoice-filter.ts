import { oneParam, type SearchParams } from "../ui/query-string";

/** What of the invoices is asked for, as the URL says it. */
export interface InvoiceFilter {
  readonly kind?: "invoice" | "credit_note";
  readonly search: string;
}

/** Reads the URL; what makes no sense is left out. */
export function readInvoiceFilter(params: SearchParams): InvoiceFilter {
  const kind = oneParam(params, "kind");
  const search = oneParam(params, "search")?.trim().replaceAll("\0", "").slice(0, 200) ?? "";
  return { kind: kind === "invoice" || kind === "credit_note" ? kind : undefined, search };
}

/** The same filter for another address, such as the export's. */
export function invoiceParams({ kind, search }: InvoiceFilter): string {
  const query = new URLSearchParams();
  if (kind) query.set("kind", kind);
  if (search) query.set("search", search);
  const text = query.toString();
  return text ? `?${text}` : "";
}

export const INVOICE_KINDS = [
  { kind: "invoice", label: "Invoices" },
  { kind: "credit_note", label: "Credit notes" },
] as const;
