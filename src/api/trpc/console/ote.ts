import { addNote } from "@/services/ote/add-note";
import { attachPollEvidence } from "@/services/ote/attach-poll";
import { compareRuns } from "@/services/ote/compare-runs";
import { abandonRun, refuseRun } from "@/services/ote/end-run";
import { listRuns } from "@/services/ote/list-runs";
import { loadRun } from "@/services/ote/load-run";
import { retryStep } from "@/services/ote/retry-step";
import { runRevision } from "@/services/ote/run-revision";
import {
  abandonRunInput,
  addNoteInput,
  attachPollInput,
  compareRunsInput,
  listRunsInput,
  refuseRunInput,
  retryStepInput,
  runInput,
  signOffInput,
  startRunInput,
} from "@/services/ote/schema";
import { signOff } from "@/services/ote/sign-off";
import { startRun } from "@/services/ote/start-run";
import { procedure, router } from "../base";
import { plain } from "../plain";

/** Operators' side of OT&E runs. */
export const consoleOteRouter = router({
  list: procedure.input(listRunsInput).query(async ({ ctx, input }) => plain(await listRuns(ctx, input))),
  get: procedure.input(runInput).query(async ({ ctx, input }) => plain(await loadRun(ctx, input))),
  revision: procedure.input(runInput).query(({ ctx, input }) => runRevision(ctx, input)),
  compare: procedure
    .input(compareRunsInput)
    .query(async ({ ctx, input }) => plain(await compareRuns(ctx, input))),
  start: procedure.input(startRunInput).mutation(({ ctx, input }) => startRun(ctx, input)),
  retryStep: procedure.input(retryStepInput).mutation(({ ctx, input }) => retryStep(ctx, input)),
  addNote: procedure.input(addNoteInput).mutation(({ ctx, input }) => addNote(ctx, input)),
  attachPoll: procedure.input(attachPollInput).mutation(({ ctx, input }) => attachPollEvidence(ctx, input)),
  signOff: procedure.input(signOffInput).mutation(({ ctx, input }) => signOff(ctx, input)),
  refuse: procedure.input(refuseRunInput).mutation(({ ctx, input }) => refuseRun(ctx, input)),
  abandon: procedure.input(abandonRunInput).mutation(({ ctx, input }) => abandonRun(ctx, input)),
});
