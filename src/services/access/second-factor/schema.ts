import * as z from "zod";
import { knownPasswordField, paragraph } from "../../accounts/schema";

/** A code of the app or a recovery code, as people type them: spaces, hyphens and capitals do not matter. */
export const codeField = z
  .string("Enter the code")
  .max(64, "A code has 6 digits, a recovery code 16 letters and digits")
  .transform((typed) => typed.replace(/[\s-]/g, "").toLowerCase())
  .pipe(z.string().min(1, "Enter the code"));

export const beginSecondFactorInput = z.strictObject({ password: knownPasswordField });
export type BeginSecondFactorInput = z.infer<typeof beginSecondFactorInput>;

export const codeInput = z.strictObject({ code: codeField });
export type CodeInput = z.infer<typeof codeInput>;

export const turnOffSecondFactorInput = z.strictObject({ password: knownPasswordField, code: codeField });
export type TurnOffSecondFactorInput = z.infer<typeof turnOffSecondFactorInput>;

export const removeSecondFactorInput = z.strictObject({
  userId: z.uuid("There is no such user"),
  reason: paragraph("a reason: the user reads it", 2000),
});
export type RemoveSecondFactorInput = z.infer<typeof removeSecondFactorInput>;
