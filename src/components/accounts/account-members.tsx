import type { RouterOutputs } from "@/api/trpc/root";
import { ROLE_DESCRIPTIONS } from "@/services/access/scopes";
import { UrlButton } from "../account/url-button";
import { ROLE_NAMES } from "../members/role-names";
import { Badge } from "../ui/badge";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";

/** Who belongs to an account, as operators see it. `mayChange`: a second factor can be removed. */
export function AccountMembers({
  members,
  mayChange,
}: {
  members: RouterOutputs["console"]["accounts"]["get"]["members"];
  mayChange: boolean;
}) {
  return (
    <Table label="Members" stack>
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Email address</Th>
          <Th>Role</Th>
          <Th>Second factor</Th>
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
            <Td label="Second factor">
              {member.hasSecondFactor ? (
                <span className="inline-flex items-center gap-2">
                  On
                  {mayChange && (
                    <UrlButton
                      param="remove-second-factor"
                      value={member.userId}
                      size="sm"
                      variant="danger-quiet"
                      aria-label={`Remove the second factor of ${member.name}`}
                    >
                      Remove
                    </UrlButton>
                  )}
                </span>
              ) : (
                <span className="text-ink-3">Off</span>
              )}
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
