import type { Output } from "../trpc";
import { Money } from "../ui/money";
import { Table, Td, Th } from "../ui/table";

/** What each domain costs, by what is done. */
export function PriceTable({ prices }: { prices: Output<"namespaces.pricing"> }) {
  return (
    <Table label="Prices" stack>
      <thead>
        <tr>
          <Th>Domain</Th>
          <Th end>Register, a year</Th>
          <Th end>Renew, a year</Th>
          <Th end>Transfer in</Th>
          <Th end>Restore after deletion</Th>
        </tr>
      </thead>
      <tbody>
        {prices.map((price) => (
          <tr key={price.name}>
            <Td head className="font-medium">
              .{price.name}
            </Td>
            {(
              [
                ["Register, a year", price.registerAmount],
                ["Renew, a year", price.renewAmount],
                ["Transfer in", price.transferAmount],
                ["Restore after deletion", price.restoreAmount],
              ] as const
            ).map(([label, amount]) => (
              <Td key={label} label={label} end>
                {amount === null ? "Not offered" : <Money amount={amount} currency={price.currency} />}
              </Td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
