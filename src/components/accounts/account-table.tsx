import type { RouterOutputs } from "@/api/trpc/root";
import { RowLink, Table, Td, Th } from "../ui/table";
import { AccountState } from "./account-state";

const count = new Intl.NumberFormat("en");

/** Accounts, the newest first. `usual` is the portal's own rate limit, requests in an hour. */
export function AccountTable({
  accounts,
  usual,
}: {
  accounts: RouterOutputs["console"]["accounts"]["list"]["accounts"];
  usual: number;
}) {
  return (
    <Table label="Accounts" stack>
      <thead>
        <tr>
          <Th>Organization</Th>
          <Th end>Number</Th>
          <Th>Email address</Th>
          <Th end>Members</Th>
          <Th end>Names</Th>
          <Th>State</Th>
          <Th end>Requests an hour</Th>
        </tr>
      </thead>
      <tbody>
        {accounts.map((account) => (
          <tr key={account.id}>
            <Td head className="[overflow-wrap:anywhere]">
              <RowLink href={`/console/accounts/${account.number}`} prefetch={false}>
                {account.organization}
              </RowLink>
            </Td>
            <Td label="Number" end>
              {account.number}
            </Td>
            <Td label="Email address" className="text-ink-2 [overflow-wrap:anywhere]">
              {account.email}
            </Td>
            <Td label="Members" end>
              {count.format(account.memberCount)}
            </Td>
            <Td label="Names" end>
              {count.format(account.names)}
            </Td>
            <Td label="State">
              <AccountState suspendedAt={account.suspendedAt} />
            </Td>
            <Td label="Requests an hour" end>
              {account.rateLimitPerHour === null ? (
                <span className="text-ink-3">{count.format(usual)} (default)</span>
              ) : (
                count.format(account.rateLimitPerHour)
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
