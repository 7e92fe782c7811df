import { StateBadge } from "../names/state-badge";
import type { Output } from "../trpc";
import { Badge } from "../ui/badge";
import { RowLink, Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { consoleNamePath } from "./paths";

/** Names of every account, a page of them. */
export function ConsoleNameTable({ names }: { names: Output<"console.names.search">["items"] }) {
  return (
    <Table label="Names" stack>
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>State</Th>
          <Th>Account</Th>
          <Th>Registrar</Th>
          <Th>Registered</Th>
          <Th>Expires</Th>
        </tr>
      </thead>
      <tbody>
        {names.map((name) => (
          <tr key={name.id}>
            <Td head>
              <span className="flex flex-wrap items-center gap-2">
                <RowLink
                  href={consoleNamePath(name.fqdn)}
                  prefetch={false}
                  data-tip={name.unicode === name.fqdn ? undefined : name.fqdn}
                  className="[overflow-wrap:anywhere]"
                >
                  {name.unicode}
                </RowLink>
                {name.premium && (
                  <Badge tone="accent" icon="crown">
                    Premium
                  </Badge>
                )}
              </span>
            </Td>
            <Td label="State">
              <StateBadge state={name.state} />
            </Td>
            <Td label="Account" className="whitespace-normal text-ink-2 [overflow-wrap:anywhere]">
              <span>
                {name.account.organization} <span className="text-ink-3">#{name.account.number}</span>
              </span>
            </Td>
            <Td label="Registrar" className="text-ink-2">
              {name.channel ?? <span className="text-ink-3">Direct</span>}
            </Td>
            <Td label="Registered" className="text-ink-2 max-sm:hidden">
              <Time at={name.registeredAt} form="date" />
            </Td>
            <Td label="Expires" className="text-ink-2">
              <Time at={name.expiresAt} form="date" />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
