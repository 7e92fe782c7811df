import * as z from "zod";
import {
  OPERATOR_RIGHT_DESCRIPTIONS,
  OPERATOR_RIGHTS,
  OPERATOR_ROLE_DESCRIPTIONS,
  type OperatorRight,
  type OperatorRoleName,
  rolesWith,
} from "../access/operator-rights";
import { emailField, passwordField, personNameField, tokenField } from "../accounts/schema";

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

export const operatorRoleField = z.enum(["read_only", "support", "certifier", "admin"], {
  error: "Choose a role",
});

const userId = z.uuid("There is no such operator");

export const inviteOperatorInput = z.strictObject({ email: emailField, role: operatorRoleField });
export const changeOperatorRoleInput = z.strictObject({ userId, role: operatorRoleField });
export const operatorRef = z.strictObject({ userId });
export const operatorInvitationRef = z.strictObject({ invitationId: z.uuid("There is no such invitation") });
export const operatorTokenInput = z.strictObject({ token: tokenField });

/** `name` and `password` are for a person who is new here. */
export const acceptOperatorInput = z.strictObject({
  token: tokenField,
  name: personNameField.optional(),
  password: passwordField.optional(),
});
