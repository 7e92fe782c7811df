import type { RouterOutputs } from "@/api/trpc/root";
import { Logotype } from "../brand";
import { Status } from "../ui/badge";
import { Money } from "../ui/money";
import { Time } from "../ui/time";

/** An invoice, or the receipt of a top-up, as it is printed. */
export function InvoicePaper({ invoice }: { invoice: RouterOutputs["billing"]["invoice"] }) {
  const { amount, currency, billTo, years } = invoice;
  const isReceipt = invoice.kind === "top_up";
  const total = <Money amount={amount} currency={currency} />;
  return (
    <article className="rounded-lg border border-line bg-surface p-6 sm:p-10 print:border-0 print:p-0">
      <header className="flex flex-wrap items-start justify-between gap-6">
        <Logotype size={26} />
        <div className="text-right">
          <h2 className="font-semibold text-lg">
            {isReceipt ? "Receipt" : "Invoice"} no. {invoice.number}
          </h2>
          <p className="text-ink-2">
            <Time at={invoice.at} form="date" />
          </p>
        </div>
      </header>
      <div className="mt-8 grid gap-6 sm:grid-cols-2">
        <section>
          <h3 className="text-ink-3 text-sm">{isReceipt ? "Received from" : "Billed to"}</h3>
          <p className="mt-1 font-medium [overflow-wrap:anywhere]">{billTo.organization}</p>
          <p className="[overflow-wrap:anywhere]">{billTo.contactName}</p>
          <p className="[overflow-wrap:anywhere]">{billTo.email}</p>
          <p className="text-ink-3">Registrant number {billTo.number}</p>
        </section>
        <section className="sm:text-right">
          <h3 className="text-ink-3 text-sm">State</h3>
          <div className="mt-1">
            {invoice.refund ? (
              <Status tone="info">
                Refunded on <Time at={invoice.refund.at} form="date" />
              </Status>
            ) : (
              <Status tone="ok">{isReceipt ? "Paid by test card" : "Paid from the balance"}</Status>
            )}
          </div>
        </section>
      </div>
      <table className="mt-8 w-full">
        <caption className="sr-only">Items</caption>
        <thead>
          <tr className="border-line border-b text-left text-ink-3 text-sm">
            <th scope="col" className="py-2 font-medium">
              Item
            </th>
            {years !== null && (
              <th scope="col" className="py-2 text-right font-medium">
                Years
              </th>
            )}
            <th scope="col" className="py-2 text-right font-medium">
              Amount
            </th>
          </tr>
        </thead>
        <tbody>
          <tr className="border-line border-b">
            <td className="py-3 pr-4 [overflow-wrap:anywhere]">{invoice.description}</td>
            {years !== null && <td className="py-3 text-right tabular-nums">{years}</td>}
            <td className="py-3 text-right">{total}</td>
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" colSpan={years === null ? 1 : 2} className="py-3 text-right font-medium">
              Total in {currency}
            </th>
            <td className="py-3 pl-6 text-right font-semibold text-md">{total}</td>
          </tr>
        </tfoot>
      </table>
      <p className="mt-6 break-all font-mono text-ink-3 text-xs">request {invoice.requestId}</p>
    </article>
  );
}
