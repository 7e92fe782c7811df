import { ownRunRevision } from "@/services/ote/own-revision";
import { viewOwnRun, viewOwnRuns } from "@/services/ote/own-runs";
import { runInput } from "@/services/ote/schema";
import { procedure, router } from "./base";
import { plain } from "./plain";

/** A registrar's own OT&E runs. */
export const oteRouter = router({
  mine: procedure.query(async ({ ctx }) => plain(await viewOwnRuns(ctx))),
  run: procedure.input(runInput).query(async ({ ctx, input }) => plain(await viewOwnRun(ctx, input))),
  revision: procedure.input(runInput).query(({ ctx, input }) => ownRunRevision(ctx, input)),
});
