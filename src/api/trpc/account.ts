import { loadAccount, updateAccount } from "@/services/accounts/account";
import { updateAccountInput } from "@/services/accounts/schema";
import { procedure, router } from "./base";
import { plain } from "./plain";

export const accountRouter = router({
  get: procedure.query(async ({ ctx }) => plain(await loadAccount(ctx))),
  update: procedure
    .input(updateAccountInput)
    .mutation(async ({ ctx, input }) => plain(await updateAccount(ctx, input))),
});
