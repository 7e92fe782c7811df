import { decideUnlock } from "@/services/locks/decide";
import { listUnlocks } from "@/services/locks/list";
import { decideUnlockInput, listUnlocksInput } from "@/services/locks/schema";
import { procedure, router } from "../base";
import { plain } from "../plain";

/** Requests to take registry locks off. */
export const unlocksRouter = router({
  list: procedure
    .input(listUnlocksInput)
    .query(async ({ ctx, input }) => plain(await listUnlocks(ctx, input))),
  decide: procedure.input(decideUnlockInput).mutation(({ ctx, input }) => decideUnlock(ctx, input)),
});
