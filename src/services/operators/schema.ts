import * as z from "zod";
import { emailField, passwordField, personNameField, tokenField } from "../accounts/schema";

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
