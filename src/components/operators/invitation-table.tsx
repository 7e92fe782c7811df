import { OPERATOR_ROLE_NAMES } from "@/services/operators/scopes";
import type { Output } from "../trpc";
import { Badge } from "../ui/badge";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { OperatorInvitationActions } from "./invitation-actions";

/** Invitations nobody has answered yet. */
export function OperatorInvitationTable({
  invitations,
  why,
}: {
  invitations: Output<"console.operators.list">["invitations"];
  why: string | null;
}) {
  return (
    <Table label="Open invitations" stack>
      <thead>
        <tr>
          <Th>Invited</Th>
          <Th>Role</Th>
          <Th>By</Th>
          <Th>Sent</Th>
          <Th>Expires</Th>
          <Th end label="Actions" />
        </tr>
      </thead>
      <tbody>
        {invitations.map(({ id, email, role, invitedBy, createdAt, expiresAt }) => (
          <tr key={id}>
            <Td head className="[overflow-wrap:anywhere]">
              {email}
            </Td>
            <Td label="Role">
              <Badge>{OPERATOR_ROLE_NAMES[role]}</Badge>
            </Td>
            <Td label="By" className="text-ink-2 [overflow-wrap:anywhere]">
              {invitedBy}
            </Td>
            <Td label="Sent">
              <Time at={createdAt} />
            </Td>
            <Td label="Expires">
              <Time at={expiresAt} />
            </Td>
            <Td end>
              <OperatorInvitationActions id={id} email={email} role={role} why={why} />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
