import type { RouterOutputs } from "@/api/trpc/root";
import { Badge } from "../ui/badge";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { InvitationActions } from "./invitation-actions";
import { ROLE_NAMES } from "./role-names";

type Invitation = RouterOutputs["members"]["list"]["invitations"][number];

/** Invitations nobody has answered yet. */
export function InvitationTable({
  invitations,
  mayChange,
}: {
  invitations: readonly Invitation[];
  mayChange: boolean;
}) {
  return (
    <Table label="Open invitations" stack>
      <thead>
        <tr>
          <Th>Invited</Th>
          <Th>Role</Th>
          <Th>Sent</Th>
          <Th>Expires</Th>
          <Th end>
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {invitations.map(({ id, email, role, createdAt, expiresAt }) => (
          <tr key={id}>
            <Td head className="[overflow-wrap:anywhere]">
              {email}
            </Td>
            <Td label="Role">
              <Badge>{ROLE_NAMES[role]}</Badge>
            </Td>
            <Td label="Sent">
              <Time at={createdAt} />
            </Td>
            <Td label="Expires">
              <Time at={expiresAt} />
            </Td>
            <Td end>{mayChange && <InvitationActions id={id} email={email} role={role} />}</Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
