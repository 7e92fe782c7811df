import { Status } from "../ui/badge";
import { Money } from "../ui/money";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { OPERATION_WORDS, type Operation, type PriceSpan } from "./operations";
import { RemovePrice } from "./remove-price";

/** Every price there was, is and will be, the latest first; what is in force now is marked. */
export function PriceTable({
  groups,
  currency,
  why,
}: {
  groups: readonly { operation: Operation; spans: readonly PriceSpan[] }[];
  currency: string;
  /** Why who looks may change nothing; null when they may. */
  why: string | null;
}) {
  return (
    <Table label="Prices" stack>
      <thead>
        <tr>
          <Th>For</Th>
          <Th end>Price</Th>
          <Th>From</Th>
          <Th>Until</Th>
          <Th>State</Th>
          <Th end label="Actions" />
        </tr>
      </thead>
      <tbody>
        {groups.flatMap(({ operation, spans }) =>
          spans.map((span) => (
            <tr key={span.id} className={span.state === "past" ? "text-ink-3" : undefined}>
              <Td head className={span.state === "past" ? "font-normal" : undefined}>
                {OPERATION_WORDS[operation].label}
              </Td>
              <Td label="Price" end className={span.state === "in_force" ? "font-semibold" : undefined}>
                <span>
                  <Money amount={span.amount} currency={currency} />{" "}
                  <span className="font-normal text-ink-3 text-sm">{OPERATION_WORDS[operation].per}</span>
                </span>
              </Td>
              <Td label="From">
                {new Date(span.validFrom).getTime() === 0 ? (
                  "The beginning"
                ) : (
                  <Time at={span.validFrom} form="datetime" />
                )}
              </Td>
              <Td label="Until">
                {span.until ? <Time at={span.until} form="datetime" /> : "Further notice"}
              </Td>
              <Td label="State">
                <State state={span.state} />
              </Td>
              <Td end>
                {span.state === "future" && (
                  <RemovePrice
                    priceId={span.id}
                    what={`${OPERATION_WORDS[operation].label.toLowerCase()}`}
                    disabled={why !== null}
                  />
                )}
              </Td>
            </tr>
          )),
        )}
      </tbody>
    </Table>
  );
}

function State({ state }: { state: PriceSpan["state"] }) {
  if (state === "in_force") return <Status tone="ok">In force</Status>;
  if (state === "future") return <Status tone="info">Planned</Status>;
  return <span>History</span>;
}
