import { advanceClock } from "@/services/clock/advance";
import { advanceClockInput, clockInput, clockNameInput, clockNamesInput } from "@/services/clock/schema";
import { listClockNames, loadClock, loadClockName } from "@/services/clock/view";
import { procedure, router } from "../base";
import { plain } from "../plain";

/** The clock for testing of a namespace; in demonstrations only. */
export const clockRouter = router({
  load: procedure.input(clockInput).query(async ({ ctx, input }) => plain(await loadClock(ctx, input))),
  names: procedure
    .input(clockNamesInput)
    .query(async ({ ctx, input }) => plain(await listClockNames(ctx, input))),
  name: procedure
    .input(clockNameInput)
    .query(async ({ ctx, input }) => plain(await loadClockName(ctx, input))),
  advance: procedure
    .input(advanceClockInput)
    .mutation(async ({ ctx, input }) => plain(await advanceClock(ctx, input))),
});
