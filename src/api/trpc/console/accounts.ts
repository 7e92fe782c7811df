import { removeSecondFactor } from "@/services/access/second-factor/remove";
import { removeSecondFactorInput } from "@/services/access/second-factor/schema";
import { listAccounts, loadAnyAccount } from "@/services/accounts/console";
import { resumeAccount, setDomainLimit, setRateLimit, suspendAccount } from "@/services/accounts/govern";
import {
  accountInput,
  listAccountsInput,
  setDomainLimitInput,
  setRateLimitInput,
} from "@/services/accounts/schema";
import { procedure, router } from "../base";
import { plain } from "../plain";

export const accountsRouter = router({
  list: procedure
    .input(listAccountsInput)
    .query(async ({ ctx, input }) => plain(await listAccounts(ctx, input))),
  get: procedure.input(accountInput).query(async ({ ctx, input }) => plain(await loadAnyAccount(ctx, input))),
  setRateLimit: procedure.input(setRateLimitInput).mutation(({ ctx, input }) => setRateLimit(ctx, input)),
  setDomainLimit: procedure
    .input(setDomainLimitInput)
    .mutation(({ ctx, input }) => setDomainLimit(ctx, input)),
  suspend: procedure.input(accountInput).mutation(({ ctx, input }) => suspendAccount(ctx, input)),
  removeSecondFactor: procedure
    .input(removeSecondFactorInput)
    .mutation(({ ctx, input }) => removeSecondFactor(ctx, input)),
  resume: procedure.input(accountInput).mutation(({ ctx, input }) => resumeAccount(ctx, input)),
});
