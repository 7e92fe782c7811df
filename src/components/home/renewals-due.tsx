import { namePath } from "../names/paths";
import type { Output } from "../trpc";
import { Money } from "../ui/money";
import { RowLink, Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";

/** What expires within 30 days, and what its renewal costs. */
export function RenewalsDue({
  renewals,
  currency,
}: {
  renewals: Output<"home.overview">["renewalsDue"];
  currency: string;
}) {
  if (renewals.length === 0) {
    return <p className="px-4 py-6 text-ink-3">Nothing expires within 30 days.</p>;
  }
  return (
    <Table label="Renewals due" stack>
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Expires</Th>
          <Th>Auto-renew</Th>
          <Th end>A year costs</Th>
        </tr>
      </thead>
      <tbody>
        {renewals.map((renewal) => (
          <tr key={renewal.fqdn}>
            <Td head>
              <RowLink
                href={namePath(renewal.fqdn)}
                prefetch={false}
                data-tip={renewal.unicode === renewal.fqdn ? undefined : renewal.fqdn}
                className="[overflow-wrap:anywhere]"
              >
                {renewal.unicode}
              </RowLink>
            </Td>
            <Td label="Expires">
              <Time at={renewal.expiresAt} />
            </Td>
            <Td label="Auto-renew" className={renewal.autoRenew ? undefined : "text-ink-3"}>
              {renewal.autoRenew ? "On" : "Off"}
            </Td>
            <Td label="A year costs" end>
              <Money amount={renewal.amount} currency={currency} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
