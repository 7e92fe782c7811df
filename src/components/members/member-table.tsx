import type { RouterOutputs } from "@/api/trpc/root";
import { ROLE_DESCRIPTIONS, type RoleName } from "@/services/access/scopes";
import { Avatar } from "../ui/avatar";
import { Badge } from "../ui/badge";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { MemberMenu } from "./member-menu";
import { ROLE_NAMES } from "./role-names";

type Member = RouterOutputs["members"]["list"]["members"][number];

/** Who belongs to the account. `own` is the role of who looks. */
export function MemberTable({
  members,
  own,
  mayChange,
}: {
  members: readonly Member[];
  own: RoleName;
  mayChange: boolean;
}) {
  const owners = members.filter(({ role }) => role === "owner").length;
  return (
    <Table label="Members" stack>
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Role</Th>
          <Th>Joined</Th>
          <Th width="3rem">
            <span className="sr-only">Actions</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <tr key={member.userId}>
            <Td head>
              <span className="flex min-w-0 items-center gap-3">
                <Avatar name={member.name} size={28} />
                <span className="min-w-0">
                  <span className="flex flex-wrap items-center gap-2 font-medium">
                    {member.name}
                    {member.isYou && <Badge tone="accent">You</Badge>}
                  </span>
                  <span className="block font-normal text-ink-3 text-sm [overflow-wrap:anywhere]">
                    {member.email}
                  </span>
                </span>
              </span>
            </Td>
            <Td label="Role">
              <Badge tip={ROLE_DESCRIPTIONS[member.role]}>{ROLE_NAMES[member.role]}</Badge>
            </Td>
            <Td label="Joined">
              <Time at={member.joinedAt} form="date" />
            </Td>
            <Td corner>
              {(mayChange || member.isYou) && (
                <MemberMenu
                  userId={member.userId}
                  name={member.name}
                  isYou={member.isYou}
                  mayChange={mayChange}
                  why={whyNot(member, owners, own)}
                />
              )}
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function whyNot(member: Member, owners: number, own: RoleName): string | null {
  if (member.role !== "owner") return null;
  if (owners === 1) {
    return member.isYou
      ? "You are the only owner: appoint another one first"
      : "An account keeps at least one owner";
  }
  return own === "owner" ? null : "Only an owner may change or remove owners";
}
