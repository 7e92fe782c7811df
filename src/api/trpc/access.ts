import { changePassword } from "@/services/access/change-password";
import { createFirstOperator, isSetUp } from "@/services/access/first-operator";
import { findMe, switchAccount, updateProfile } from "@/services/access/me";
import { requestPasswordReset, resetPassword } from "@/services/access/reset-password";
import {
  changePasswordInput,
  createFirstOperatorInput,
  emailInput,
  resetPasswordInput,
  sessionInput,
  signUpInput,
  switchAccountInput,
  tokenInput,
  updateProfileInput,
} from "@/services/access/schema";
import { listSessions, revokeOtherSessions, revokeSession } from "@/services/access/sessions";
import { signOut } from "@/services/access/sign-out";
import { signUp } from "@/services/access/sign-up";
import { resendVerification, verifyEmail } from "@/services/access/verify-email";
import { procedure, router } from "./base";
import { plain } from "./plain";

/** Who someone is. Signing in goes through next-auth: src/app/api/auth. */
export const accessRouter = router({
  me: procedure.query(async ({ ctx }) => plain(await findMe(ctx))),
  /** Ends the session; handler.ts then takes the cookie away. */
  signOut: procedure.mutation(({ ctx }) => signOut(ctx)),
  signUp: procedure.input(signUpInput).mutation(async ({ ctx, input }) => plain(await signUp(ctx, input))),
  verifyEmail: procedure
    .input(tokenInput)
    .mutation(async ({ ctx, input }) => plain(await verifyEmail(ctx, input))),
  resendVerification: procedure
    .input(emailInput)
    .mutation(({ ctx, input }) => resendVerification(ctx, input)),
  requestPasswordReset: procedure
    .input(emailInput)
    .mutation(({ ctx, input }) => requestPasswordReset(ctx, input)),
  resetPassword: procedure
    .input(resetPasswordInput)
    .mutation(async ({ ctx, input }) => plain(await resetPassword(ctx, input))),
  changePassword: procedure
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx, input)),
  sessions: procedure.query(async ({ ctx }) => plain(await listSessions(ctx))),
  revokeSession: procedure.input(sessionInput).mutation(({ ctx, input }) => revokeSession(ctx, input)),
  revokeOtherSessions: procedure.mutation(({ ctx }) => revokeOtherSessions(ctx)),
  switchAccount: procedure.input(switchAccountInput).mutation(({ ctx, input }) => switchAccount(ctx, input)),
  updateProfile: procedure.input(updateProfileInput).mutation(({ ctx, input }) => updateProfile(ctx, input)),
  setupStatus: procedure.query(async ({ ctx }) => ({ isSetUp: await isSetUp(ctx) })),
  createFirstOperator: procedure
    .input(createFirstOperatorInput)
    .mutation(({ ctx, input }) => createFirstOperator(ctx, input)),
});
