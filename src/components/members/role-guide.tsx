import { ROLE_DESCRIPTIONS, type RoleName } from "@/services/access/scopes";
import { Card, CardHeader } from "../ui/card";
import { Facts } from "../ui/facts";
import { ROLE_NAMES } from "./role-names";

/** What each role may do. */
export function RoleGuide() {
  return (
    <Card>
      <CardHeader title="What the roles may do" />
      <Facts
        items={(Object.keys(ROLE_NAMES) as RoleName[]).map((role) => ({
          term: ROLE_NAMES[role],
          value: ROLE_DESCRIPTIONS[role],
        }))}
      />
    </Card>
  );
}
