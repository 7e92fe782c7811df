import {
  OPERATOR_RIGHT_DESCRIPTIONS,
  OPERATOR_RIGHTS,
  OPERATOR_ROLE_NAMES,
  type OperatorRight,
  type OperatorRoleName,
} from "@/services/operators/scopes";
import { Card, CardHeader } from "../ui/card";
import { Icon } from "../ui/icon";
import { Table, Td, Th } from "../ui/table";

const ROLES = Object.keys(OPERATOR_ROLE_NAMES) as OperatorRoleName[];
const RIGHTS = Object.keys(OPERATOR_RIGHT_DESCRIPTIONS) as OperatorRight[];

/** What each role may do. */
export function OperatorRoleGuide() {
  return (
    <Card>
      <CardHeader title="What the roles may do" text="Every operator sees everything." />
      <Table label="What the roles may do">
        <thead>
          <tr>
            <Th>Right</Th>
            {ROLES.map((role) => (
              <Th key={role}>{OPERATOR_ROLE_NAMES[role]}</Th>
            ))}
          </tr>
        </thead>
        <tbody>
          {RIGHTS.map((right) => (
            <tr key={right}>
              <Td head className="min-w-56 whitespace-normal font-normal">
                {OPERATOR_RIGHT_DESCRIPTIONS[right]}
              </Td>
              {ROLES.map((role) => {
                const has = OPERATOR_RIGHTS[role].includes(right);
                return (
                  <Td key={role} className={has ? "text-ok" : "text-ink-3"}>
                    <Icon name={has ? "check" : "minus"} label={has ? "Yes" : "No"} />
                  </Td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </Table>
    </Card>
  );
}
