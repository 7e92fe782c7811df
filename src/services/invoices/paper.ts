import { countryName } from "@/lib/countries";
import { formatMoney } from "@/lib/money";
import { type InvoiceDocument, type PostalAddress, referenceOf } from "./document";

/** What stands on an invoice, word for word: the page and the PDF set the same texts. */
export interface Paper {
  /** `Invoice INV-1042`. */
  readonly title: string;
  readonly reference: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly seller: { readonly label: string; readonly name: string; readonly lines: readonly string[] };
  readonly buyer: { readonly label: string; readonly name: string; readonly lines: readonly string[] };
  readonly columns: { item: string; years: string; tax: string; amount: string };
  readonly lines: readonly { item: string; years: string; tax: string; amount: string }[];
  /** The last one is the sum of all. */
  readonly totals: readonly { readonly label: string; readonly value: string }[];
  readonly notes: readonly string[];
  readonly footer: string;
}

/** Sets an invoice or credit note. `corrects` is the invoice's number that a credit note is for. */
export function paperOf(invoice: InvoiceDocument, corrects: string | null): Paper {
  const { kind, currency, seller, billTo, lines, taxes, taxNote } = invoice;
  const isInvoice = kind === "invoice";
  const reference = referenceOf(invoice);
  const money = (amount: number) => formatMoney({ amount, currency });
  const [supplied] = lines.map((line) => day(new Date(line.suppliedAt)));
  return {
    title: `${isInvoice ? "Invoice" : "Credit note"} ${reference}`,
    reference,
    facts: [
      { label: "Date of issue", value: day(invoice.issuedAt) },
      ...(supplied ? [{ label: isInvoice ? "Date of supply" : "Date of refund", value: supplied }] : []),
      ...(corrects ? [{ label: "Corrects invoice", value: corrects }] : []),
      { label: "Customer number", value: String(billTo.number) },
    ],
    seller: {
      label: "From",
      name: seller.name,
      lines: [...addressLines(seller), seller.email, taxIdLine(seller.taxId)].filter(Boolean),
    },
    buyer: {
      label: isInvoice ? "Billed to" : "Credited to",
      name: billTo.organization,
      lines: [billTo.contactName, ...addressLines(billTo), billTo.email, taxIdLine(billTo.taxId)].filter(
        Boolean,
      ),
    },
    columns: { item: "Item", years: "Years", tax: "Tax", amount: "Amount" },
    lines: lines.map((line) => ({
      item: line.description,
      years: line.years === null ? "" : String(line.years),
      tax: line.taxRate === null ? "–" : percent(line.taxRate),
      amount: money(line.total),
    })),
    totals: [
      { label: "Net amount", value: money(invoice.netAmount) },
      ...taxes.map(({ name, rate, net, tax }) => ({
        label: `${name} ${percent(rate)} on ${money(net)}`,
        value: money(tax),
      })),
      {
        label: isInvoice ? `Total in ${currency}` : `Total credited in ${currency}`,
        value: money(invoice.totalAmount),
      },
    ],
    notes: [
      ...(taxNote ? [taxNote] : []),
      ...(taxes.length > 0 ? ["Prices include tax."] : []),
      isInvoice
        ? "Paid from the prepaid balance: nothing is due."
        : `Credited to the prepaid balance${corrects ? `, for invoice ${corrects}` : ""}.`,
    ],
    footer: seller.footer,
  };
}

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

function day(date: Date): string {
  return DAY.format(date);
}

/** `19%`, `8.1%`. */
export function percent(rate: number): string {
  return `${rate / 100}%`;
}

function addressLines({ street, postalCode, city, region, country }: PostalAddress): string[] {
  const place = [postalCode, city].filter(Boolean).join(" ");
  return [street ?? "", [place, region].filter(Boolean).join(", "), country ? countryName(country) : ""];
}

function taxIdLine(taxId: string | null): string {
  return taxId ? `Tax id ${taxId}` : "";
}
