import type { RouterOutputs } from "@/api/trpc/root";
import { ROLE_DESCRIPTIONS } from "@/services/access/scopes";
import { ROLE_NAMES } from "../members/role-names";
import { Badge } from "../ui/badge";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";

/** Who belongs to an account, as operators see it: nothing to change. */
export function AccountMembers({
  members,
}: {
  members: RouterOutputs["console"]["accounts"]["get"]["members"];
}) {
  return (
    <Table label="Members" stack>
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Email address</Th>
          <Th>Role</Th>
          <Th end>Joined</Th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.userId}>
            <Td head className="[overflow-wrap:anywhere]">
              {member.name}
            </Td>
            <Td label="Email address" className="text-ink-2 [overflow-wrap:anywhere]">
              {member.email}
            </Td>
            <Td label="Role">
              <Badge tip={ROLE_DESCRIPTIONS[member.role]}>{ROLE_NAMES[member.role]}</Badge>
            </Td>
            <Td label="Joined" end className="text-ink-2">
              <Time at={member.joinedAt} form="date" />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
