import { OPERATOR_ROLE_DESCRIPTIONS, OPERATOR_ROLE_NAMES } from "@/services/operators/scopes";
import type { Output } from "../trpc";
import { Avatar } from "../ui/avatar";
import { Badge, Status } from "../ui/badge";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { OperatorMenu } from "./operator-menu";

type Operator = Output<"console.operators.list">["operators"][number];

/** Who runs the registry. `why` says why who looks may change nothing; null when they may. */
export function OperatorTable({ operators, why }: { operators: readonly Operator[]; why: string | null }) {
  const admins = operators.filter(({ role, isDisabled }) => role === "admin" && !isDisabled).length;
  return (
    <Table label="Operators" stack>
      <thead>
        <tr>
          <Th>Name</Th>
          <Th>Role</Th>
          <Th>Last seen</Th>
          <Th width="3rem" label="Actions" />
        </tr>
      </thead>
      <tbody>
        {operators.map((operator) => (
          <tr key={operator.userId}>
            <Td head>
              <span className="flex min-w-0 items-center gap-3">
                <Avatar name={operator.name} size={28} />
                <span className="min-w-0">
                  <span className="flex flex-wrap items-center gap-2 font-medium">
                    {operator.name}
                    {operator.isYou && <Badge tone="accent">You</Badge>}
                    {operator.hasSecondFactor && (
                      <Badge icon="shield-check" tip="Signs in with a second factor">
                        Second factor
                      </Badge>
                    )}
                    {operator.isDisabled && <Status tone="bad">Disabled</Status>}
                  </span>
                  <span className="block font-normal text-ink-3 text-sm [overflow-wrap:anywhere]">
                    {operator.email}
                  </span>
                </span>
              </span>
            </Td>
            <Td label="Role">
              <Badge tip={OPERATOR_ROLE_DESCRIPTIONS[operator.role]}>
                {OPERATOR_ROLE_NAMES[operator.role]}
              </Badge>
            </Td>
            <Td label="Last seen" className="text-ink-2">
              {operator.lastSeenAt ? <Time at={operator.lastSeenAt} /> : "Never"}
            </Td>
            <Td corner>
              <OperatorMenu
                userId={operator.userId}
                name={operator.name}
                isYou={operator.isYou}
                hasSecondFactor={operator.hasSecondFactor}
                isReader={why !== null}
                why={why ?? whyNot(operator, admins)}
              />
            </Td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function whyNot({ role, isDisabled, isYou }: Operator, admins: number): string | null {
  if (role !== "admin" || isDisabled || admins > 1) return null;
  return `${isYou ? "You are" : "This is"} the only admin: appoint another one first`;
}
