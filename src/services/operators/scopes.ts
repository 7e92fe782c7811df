import {
  OPERATOR_RIGHT_DESCRIPTIONS,
  OPERATOR_RIGHTS,
  OPERATOR_ROLE_DESCRIPTIONS,
  type OperatorRight,
  type OperatorRoleName,
  rolesWith,
} from "../access/operator-rights";

export type { OperatorRight, OperatorRoleName };
export { OPERATOR_RIGHT_DESCRIPTIONS, OPERATOR_RIGHTS, OPERATOR_ROLE_DESCRIPTIONS };

/** Roles as people read them. */
export const OPERATOR_ROLE_NAMES: Record<OperatorRoleName, string> = {
  read_only: "Read-only",
  support: "Support",
  certifier: "Certifier",
  admin: "Admin",
};

/** Why an operator with `role` may not do what needs `right`, to stand beside a button; null when they may. */
export function whyNotOperator(
  role: OperatorRoleName | null | undefined,
  right: OperatorRight,
): string | null {
  if (role && OPERATOR_RIGHTS[role].includes(right)) return null;
  const able = rolesWith(right).map((one) => OPERATOR_ROLE_NAMES[one].toLowerCase());
  const own = role ? OPERATOR_ROLE_NAMES[role].toLowerCase() : "not";
  return `Only operators with the role ${able.join(" or ")} may do this; you are ${own} here`;
}
