import {
  renewRecoveryCodes,
  secondFactorStatus,
  turnOffSecondFactor,
} from "@/services/access/second-factor/keep";
import {
  beginSecondFactorInput,
  codeInput,
  turnOffSecondFactorInput,
} from "@/services/access/second-factor/schema";
import { beginSecondFactor, confirmSecondFactor } from "@/services/access/second-factor/set-up";
import { procedure, router } from "./base";
import { plain } from "./plain";

/** The signed-in user's own. Operators remove a user's: console/accounts.ts. */
export const secondFactorRouter = router({
  status: procedure.query(async ({ ctx }) => plain(await secondFactorStatus(ctx))),
  begin: procedure
    .input(beginSecondFactorInput)
    .mutation(async ({ ctx, input }) => plain(await beginSecondFactor(ctx, input))),
  confirm: procedure
    .input(codeInput)
    .mutation(async ({ ctx, input }) => plain(await confirmSecondFactor(ctx, input))),
  renewRecoveryCodes: procedure
    .input(codeInput)
    .mutation(async ({ ctx, input }) => plain(await renewRecoveryCodes(ctx, input))),
  turnOff: procedure
    .input(turnOffSecondFactorInput)
    .mutation(({ ctx, input }) => turnOffSecondFactor(ctx, input)),
});
