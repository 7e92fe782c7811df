import { formatMoney } from "@/lib/money";
import { fieldInWords } from "./sentences";

type Facts = Readonly<Record<string, unknown>>;

/** Before and after, one field a row; what is the same is left out. */
export function ChangeTable({ before, after }: { before: unknown; after: unknown }) {
  const was = withMoney(facts(before));
  const is = withMoney(facts(after));
  const keys = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
    (key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]),
  );
  if (keys.length === 0) return <p className="text-ink-3">Nothing that is kept as a value was changed.</p>;
  const hasBefore = Object.keys(was).length > 0;
  return (
    <table className="w-full table-fixed text-sm">
      <caption className="sr-only">What changed</caption>
      <thead>
        <tr className="border-line border-b text-left text-ink-3">
          <th scope="col" className="py-1.5 pr-3 font-medium">
            Field
          </th>
          {hasBefore && (
            <th scope="col" className="py-1.5 pr-3 font-medium">
              Before
            </th>
          )}
          <th scope="col" className="py-1.5 font-medium">
            {hasBefore ? "After" : "Value"}
          </th>
        </tr>
      </thead>
      <tbody>
        {keys.map((key) => (
          <tr key={key} className="border-line border-b align-top">
            <th scope="row" className="py-2 pr-3 text-left font-normal text-ink-2 [overflow-wrap:anywhere]">
              {fieldInWords(key)}
            </th>
            {hasBefore && (
              <td className="py-2 pr-3 [overflow-wrap:anywhere]">
                {key in was && <Value value={was[key]} removed />}
              </td>
            )}
            <td className="py-2 [overflow-wrap:anywhere]">{key in is && <Value value={is[key]} />}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ value, removed = false }: { value: unknown; removed?: boolean }) {
  const text = valueInWords(value);
  if (text === "") return <span className="text-ink-3">none</span>;
  const Tag = removed ? "del" : "ins";
  return (
    <Tag
      className={`rounded-sm px-1 font-mono no-underline ${removed ? "bg-bad-soft text-bad" : "bg-ok-soft text-ok"}`}
    >
      {text}
    </Tag>
  );
}

function valueInWords(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value === "string" && ISO_TIME.test(value)) return TIME.format(new Date(value));
  if (Array.isArray(value)) return value.map(valueInWords).join("\n");
  if (typeof value === "object") return JSON.stringify(value);
  return String(value);
}

const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/;
const TIME = new Intl.DateTimeFormat("en-GB", {
  dateStyle: "medium",
  timeStyle: "medium",
  timeZone: "UTC",
});

/** An amount and its currency are one value to a reader. */
function withMoney({ currency, ...rest }: Facts): Facts {
  if (typeof currency !== "string") return rest;
  if (typeof rest.amount !== "number") return { ...rest, currency };
  return { ...rest, amount: formatMoney({ amount: rest.amount, currency }) };
}

const facts = (value: unknown): Facts =>
  value !== null && typeof value === "object" ? (value as Facts) : {};
