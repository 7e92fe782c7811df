import { listActivity } from "@/services/audit/activity";
import { activityInput } from "@/services/audit/schema";
import { procedure, router } from "./base";
import { plain } from "./plain";

export const auditRouter = router({
  activity: procedure
    .input(activityInput)
    .query(async ({ ctx, input }) => plain(await listActivity(ctx, input))),
});
