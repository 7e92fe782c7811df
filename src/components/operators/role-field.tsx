"use client";

import {
  OPERATOR_ROLE_DESCRIPTIONS,
  OPERATOR_ROLE_NAMES,
  type OperatorRoleName,
} from "@/services/operators/scopes";
import { ChoiceField } from "../form/fields";
import { Radio } from "../ui/choice";

const ROLES = Object.keys(OPERATOR_ROLE_NAMES) as OperatorRoleName[];

/** One role of four, each explained. */
export function OperatorRoleField({ current }: { current: OperatorRoleName }) {
  return (
    <ChoiceField name="role" label="Role">
      <div className="divide-y divide-line rounded-md border border-line">
        {ROLES.map((one) => (
          <div key={one} className="px-3 py-1.5">
            <Radio
              name="role"
              value={one}
              defaultChecked={one === current}
              label={OPERATOR_ROLE_NAMES[one]}
              hint={OPERATOR_ROLE_DESCRIPTIONS[one]}
            />
          </div>
        ))}
      </div>
    </ChoiceField>
  );
}
