import type { RouterOutputs } from "@/api/trpc/root";
import { Logotype } from "../brand";
import { Status } from "../ui/badge";
import { Money } from "../ui/money";
import { Time } from "../ui/time";

/** The receipt of a top-up, as it is printed. */
export function ReceiptPaper({ receipt }: { receipt: RouterOutputs["billing"]["receipt"] }) {
  const { amount, currency, from } = receipt;
  const total = <Money amount={amount} currency={currency} />;
  return (
    <article className="rounded-lg border border-line bg-surface p-6 sm:p-10 print:border-0 print:p-0">
      <header className="flex flex-wrap items-start justify-between gap-6">
        <Logotype size={26} />
        <div className="text-right">
          <h2 className="font-semibold text-lg">Receipt no. {receipt.number}</h2>
          <p className="text-ink-2">
            <Time at={receipt.at} form="date" />
          </p>
        </div>
      </header>
      <div className="mt-8 grid gap-6 sm:grid-cols-2">
        <section>
          <h3 className="text-ink-3 text-sm">Received from</h3>
          <p className="mt-1 font-medium [overflow-wrap:anywhere]">{from.organization}</p>
          <p className="[overflow-wrap:anywhere]">{from.contactName}</p>
          <p className="[overflow-wrap:anywhere]">{from.email}</p>
          <p className="text-ink-3">Registrant number {from.number}</p>
        </section>
        <section className="sm:text-right">
          <h3 className="text-ink-3 text-sm">State</h3>
          <div className="mt-1">
            <Status tone="ok">Paid by card</Status>
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
            <th scope="col" className="py-2 text-right font-medium">
              Amount
            </th>
          </tr>
        </thead>
        <tbody>
          <tr className="border-line border-b">
            <td className="py-3 pr-4 [overflow-wrap:anywhere]">{receipt.description}</td>
            <td className="py-3 text-right">{total}</td>
          </tr>
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className="py-3 text-right font-medium">
              Total in {currency}
            </th>
            <td className="py-3 pl-6 text-right font-semibold text-md">{total}</td>
          </tr>
        </tfoot>
      </table>
      <p className="mt-4 text-ink-2 text-sm">
        Money on the balance is a prepayment: what is bought with it has an invoice of its own, with its tax.
      </p>
      <p className="mt-6 break-all font-mono text-ink-3 text-xs">request {receipt.requestId}</p>
    </article>
  );
}
