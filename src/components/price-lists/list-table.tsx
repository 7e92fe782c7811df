import { formatMoney, minorDigits } from "@/lib/money";
import { Badge } from "../ui/badge";
import { NameText } from "../ui/name-text";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { EntryMenu } from "./entry-menu";
import { LIST_WORDS, type ListEntry, type ListKind } from "./list-words";

/** A page of a list. `why` says why who looks may change nothing; null when they may. */
export function ListTable({
  kind,
  entries,
  currency,
  why,
}: {
  kind: ListKind;
  entries: readonly ListEntry[];
  currency: string;
  why: string | null;
}) {
  const { title, columns } = LIST_WORDS[kind];
  return (
    <Table label={title} stack>
      <thead>
        <tr>
          <Th>Label</Th>
          {columns.map((column) => (
            <Th key={column.name} end={column.kind === "amount"}>
              {column.label}
            </Th>
          ))}
          <Th>State</Th>
          <Th width="3rem" label="Actions" />
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.label}>
            <Td head>
              <NameText fqdn={entry.label} unicode={entry.unicode} both />
            </Td>
            {columns.map(({ name, label, kind: shape }) => (
              <Td
                key={name}
                label={label}
                end={shape === "amount"}
                className={shape === "text" ? "max-w-md whitespace-normal text-ink-2" : "text-ink-2"}
              >
                <Value shape={shape} text={entry.values[name] ?? ""} currency={currency} />
              </Td>
            ))}
            <Td label="State">
              {entry.isRegistered ? (
                <Badge tone="info">Registered</Badge>
              ) : (
                <span className="text-ink-3">Free</span>
              )}
            </Td>
            <Td corner>
              <EntryMenu label={entry.label} unicode={entry.unicode} why={why} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function Value({ shape, text, currency }: { shape: string; text: string; currency: string }) {
  if (shape === "amount") {
    return formatMoney({ amount: Math.round(Number(text) * 10 ** minorDigits(currency)), currency });
  }
  if (shape === "time") return text ? <Time at={text} form="date" /> : "Never";
  if (shape === "text") return <span className="line-clamp-2 [overflow-wrap:anywhere]">{text}</span>;
  return <span className="[overflow-wrap:anywhere]">{text}</span>;
}
