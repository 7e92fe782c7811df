import { csvRow } from "@/components/billing/csv";
import { readInvoiceFilter } from "@/components/invoices/invoice-filter";
import { toDecimal } from "@/lib/money";
import { caller } from "../../../caller";
import { csv, download } from "../../../download";

const ROWS_A_TIME = 100;
/** 50,000 invoices are some 8 MB; who has more exports by month. */
const MOST_PAGES = 500;

const COLUMNS = ["Number", "Document", "Issued (UTC)", "Corrects", "Description", "Net", "Tax", "Total"];
const MORE = ["Currency", "Tax name", "Tax rate", "Country", "Tax id", "Statement number"];

/** Invoices and credit notes as CSV (RFC 4180), the same filters as on the page. A credit note's amounts are negative. */
export function GET(request: Request): Promise<Response> {
  return download(async () => {
    const api = await caller();
    const filter = readInvoiceFilter(Object.fromEntries(new URL(request.url).searchParams));
    let text = csvRow([...COLUMNS, ...MORE]);
    for (let page = 1, pages = 1; page <= pages; page++) {
      const { items, total } = await api.invoices.list({ ...filter, page, limit: ROWS_A_TIME });
      pages = Math.min(MOST_PAGES, Math.ceil(total / ROWS_A_TIME));
      for (const invoice of items) {
        const isNote = invoice.kind === "credit_note";
        const money = (minor: number) => toDecimal(isNote ? 0 - minor : minor, invoice.currency);
        const [tax] = invoice.taxes;
        text += csvRow([
          invoice.reference,
          isNote ? "Credit note" : "Invoice",
          invoice.issuedAt,
          invoice.corrects ?? "",
          invoice.description,
          money(invoice.netAmount),
          money(invoice.taxAmount),
          money(invoice.totalAmount),
          invoice.currency,
          tax?.name ?? "",
          tax ? `${tax.rate / 100}%` : "",
          invoice.billTo.country ?? "",
          invoice.billTo.taxId ?? "",
          invoice.movement.number,
        ]);
      }
    }
    return csv("invoices.csv", text);
  });
}
