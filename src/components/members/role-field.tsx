"use client";

import { ROLE_DESCRIPTIONS, type RoleName } from "@/services/access/scopes";
import { ChoiceField } from "../form/fields";
import { Radio } from "../ui/choice";
import { ROLE_NAMES } from "./role-names";

const ROLES = Object.keys(ROLE_NAMES) as RoleName[];

/** One role of five, each explained. Only owners appoint owners. */
export function RoleField({ current, isOwner }: { current: RoleName; isOwner: boolean }) {
  return (
    <ChoiceField name="role" label="Role">
      <div className="divide-y divide-line rounded-md border border-line">
        {ROLES.map((one) => {
          const mayNot = one === "owner" && !isOwner;
          return (
            <div key={one} className="px-3 py-1.5">
              <Radio
                name="role"
                value={one}
                defaultChecked={one === current}
                disabled={mayNot}
                label={ROLE_NAMES[one]}
                hint={mayNot ? "Only an owner may appoint owners" : ROLE_DESCRIPTIONS[one]}
              />
            </div>
          );
        })}
      </div>
    </ChoiceField>
  );
}
