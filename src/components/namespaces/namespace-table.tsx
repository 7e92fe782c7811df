import type { Output } from "../trpc";
import { Badge } from "../ui/badge";
import { Money } from "../ui/money";
import { RowLink, Table, Td, Th } from "../ui/table";
import { namespacePath } from "./paths";
import { LISTING_NAMES } from "./policy-words";

const count = new Intl.NumberFormat("en");

/** All namespaces with what they hold and where they are offered. */
export function NamespaceTable({
  namespaces,
  now,
}: {
  namespaces: Output<"console.namespaces.list">;
  now: Date;
}) {
  return (
    <Table label="Namespaces" stack>
      <thead>
        <tr>
          <Th>Namespace</Th>
          <Th>Offered through</Th>
          <Th end>Registration a year</Th>
          <Th end>Names</Th>
          <Th end>Premium</Th>
          <Th end>Reserved</Th>
          <Th end>Claims</Th>
          <Th end>Registrars</Th>
        </tr>
      </thead>
      <tbody>
        {namespaces.map(({ policy, counts }) => {
          const price = policy.prices.find(
            ({ operation, validFrom }) => operation === "register" && new Date(validFrom) <= now,
          );
          return (
            <tr key={policy.id}>
              <Td head>
                <span className="flex flex-wrap items-center gap-2">
                  <RowLink href={namespacePath(policy.name)} className="font-mono" prefetch={false}>
                    {policy.name}
                  </RowLink>
                  {policy.isDefault && (
                    <Badge tone="accent" tip="A label without a domain belongs here">
                      Default
                    </Badge>
                  )}
                </span>
              </Td>
              <Td label="Offered through" className="whitespace-normal text-ink-2">
                {policy.listedFor.length > 0
                  ? policy.listedFor.map((one) => LISTING_NAMES[one] ?? one).join(", ")
                  : "Nowhere"}
              </Td>
              <Td label="Registration a year" end>
                {price ? <Money amount={price.amount} currency={policy.currency} /> : "–"}
              </Td>
              <Td label="Names" end>
                {count.format(counts.live)}
              </Td>
              <Td label="Premium" end>
                {count.format(counts.premium)}
              </Td>
              <Td label="Reserved" end>
                {count.format(counts.reserved)}
              </Td>
              <Td label="Claims" end>
                {count.format(counts.claims)}
              </Td>
              <Td label="Registrars" end>
                {count.format(counts.channels)}
              </Td>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
