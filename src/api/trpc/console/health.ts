import { loadHealth } from "@/services/health/load";
import { healthInput } from "@/services/health/schema";
import { procedure, router } from "../base";
import { plain } from "../plain";

export const healthRouter = router({
  load: procedure.input(healthInput).query(async ({ ctx, input }) => plain(await loadHealth(ctx, input))),
});
