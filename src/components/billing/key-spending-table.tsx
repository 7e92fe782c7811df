import type { RouterOutputs } from "@/api/trpc/root";
import { UrlButton } from "../account/url-button";
import { Money } from "../ui/money";
import { Table, Td, Th } from "../ui/table";
import { LimitBar } from "./limit-bar";

/** What each API key has spent this month, and its limit. */
export function KeySpendingTable({
  spending: { keys, currency, resetsAt },
  mayChange,
}: {
  spending: RouterOutputs["spending"]["load"];
  mayChange: boolean;
}) {
  return (
    <Table label="Spending of API keys" stack>
      <thead>
        <tr>
          <Th>API key</Th>
          <Th end>Spent this month</Th>
          <Th width="40%">Limit</Th>
          <Th label="Actions" width="8rem" />
        </tr>
      </thead>
      <tbody>
        {keys.map(({ id, name, hint, spent, limit, isLive }) => (
          <tr key={id}>
            <Td head>
              <span className="block font-medium [overflow-wrap:anywhere]">{name}</span>
              <span className="block font-mono font-normal text-ink-3 text-xs">{hint}</span>
            </Td>
            <Td label="Spent this month" end>
              <Money amount={spent} currency={currency} />
            </Td>
            <Td label="Limit">
              <LimitBar spent={spent} limit={limit} currency={currency} resetsAt={resetsAt} />
            </Td>
            <Td corner end>
              {mayChange && isLive && (
                <UrlButton param="key-limit" value={id} size="sm" aria-label={`Set limit of ${name}`}>
                  Set limit
                </UrlButton>
              )}
              {!isLive && <span className="text-ink-3 text-sm">Revoked</span>}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
