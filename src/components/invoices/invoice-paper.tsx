import type { RouterOutputs } from "@/api/trpc/root";

type Paper = RouterOutputs["invoices"]["get"]["paper"];

/** An invoice or credit note as it was issued: the texts of its PDF. */
export function InvoicePaper({ paper }: { paper: Paper }) {
  const { title, facts, seller, buyer, columns, lines, totals, notes, footer } = paper;
  const sum = totals.at(-1);
  return (
    <article className="rounded-lg border border-line bg-surface p-6 sm:p-10 print:border-0 print:p-0">
      <h2 className="font-semibold text-lg">{title}</h2>
      <div className="mt-6 grid gap-6 sm:grid-cols-2">
        <Party {...buyer} />
        <Party {...seller} />
      </div>
      <dl className="mt-6 space-y-0.5">
        {facts.map(({ label, value }) => (
          <div key={label} className="grid grid-cols-[9rem_1fr]">
            <dt className="text-ink-3">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <table className="mt-8 w-full">
        <caption className="sr-only">Items</caption>
        <thead>
          <tr className="border-line border-b text-left text-ink-3 text-sm">
            <Head text={columns.item} />
            <Head text={columns.years} end />
            <Head text={columns.tax} end />
            <Head text={columns.amount} end />
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.item} className="border-line border-b align-top">
              <td className="py-3 [overflow-wrap:anywhere]">{line.item}</td>
              <Figure text={line.years} />
              <Figure text={line.tax} />
              <Figure text={line.amount} />
            </tr>
          ))}
        </tbody>
        <tfoot>
          {totals.map((total) => (
            <tr key={total.label} className={total === sum ? "font-semibold text-md" : "text-ink-2"}>
              <th
                scope="row"
                colSpan={3}
                className={total === sum ? "pt-2 text-right font-semibold" : "pt-2 text-right font-normal"}
              >
                {total.label}
              </th>
              <td className="whitespace-nowrap pt-2 pl-6 text-right tabular-nums">{total.value}</td>
            </tr>
          ))}
        </tfoot>
      </table>
      <div className="mt-8 space-y-1 text-ink-2">
        {notes.map((note) => (
          <p key={note}>{note}</p>
        ))}
      </div>
      {footer && <p className="mt-4 whitespace-pre-line text-ink-3 text-sm">{footer}</p>}
    </article>
  );
}

function Party({ label, name, lines }: Paper["buyer"]) {
  return (
    <section className="min-w-0 [overflow-wrap:anywhere]">
      <h3 className="text-ink-3 text-sm">{label}</h3>
      <p className="mt-1 font-medium">{name}</p>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </section>
  );
}

function Head({ text, end = false }: { text: string; end?: boolean }) {
  return (
    <th scope="col" className={end ? "py-2 pl-4 text-right font-medium" : "py-2 font-medium"}>
      {text}
    </th>
  );
}

function Figure({ text }: { text: string }) {
  return <td className="whitespace-nowrap py-3 pl-4 text-right tabular-nums">{text}</td>;
}
