import { applyWork } from "@/services/registrar/pending/apply";
import { applyManyWork } from "@/services/registrar/pending/apply-many";
import { listPendingWork, loadWork } from "@/services/registrar/pending/list";
import { rejectWork } from "@/services/registrar/pending/reject";
import {
  applyManyWorkInput,
  applyWorkInput,
  listWorkInput,
  rejectWorkInput,
  workInput,
} from "@/services/registrar/pending/schema";
import { procedure, router } from "../base";
import { plain } from "../plain";

/** Pending backend work of registrars. */
export const workRouter = router({
  list: procedure
    .input(listWorkInput)
    .query(async ({ ctx, input }) => plain(await listPendingWork(ctx, input))),
  get: procedure.input(workInput).query(async ({ ctx, input }) => plain(await loadWork(ctx, input))),
  applyOne: procedure.input(applyWorkInput).mutation(({ ctx, input }) => applyWork(ctx, input)),
  applyMany: procedure.input(applyManyWorkInput).mutation(({ ctx, input }) => applyManyWork(ctx, input)),
  reject: procedure.input(rejectWorkInput).mutation(({ ctx, input }) => rejectWork(ctx, input)),
});
