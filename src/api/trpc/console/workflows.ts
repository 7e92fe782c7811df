import { allWorkflowsInput } from "@/services/workflows/console-schema";
import { listAllWorkflows } from "@/services/workflows/list-all";
import { procedure, router } from "../base";
import { plain } from "../plain";

export const consoleWorkflowsRouter = router({
  list: procedure
    .input(allWorkflowsInput)
    .query(async ({ ctx, input }) => plain(await listAllWorkflows(ctx, input))),
});
