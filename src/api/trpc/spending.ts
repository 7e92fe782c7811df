import { keySpendLimitInput, spendLimitInput } from "@/services/billing/schema";
import { setKeySpendLimit, setSpendLimit } from "@/services/billing/set-spend-limit";
import { loadSpending } from "@/services/billing/spending";
import { procedure, router } from "./base";
import { plain } from "./plain";

/** What the account in view has spent, and how much it and its keys may. */
export const spendingRouter = router({
  load: procedure.query(async ({ ctx }) => plain(await loadSpending(ctx))),
  setLimit: procedure.input(spendLimitInput).mutation(({ ctx, input }) => setSpendLimit(ctx, input)),
  setKeyLimit: procedure.input(keySpendLimitInput).mutation(({ ctx, input }) => setKeySpendLimit(ctx, input)),
});
