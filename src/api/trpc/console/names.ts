import { searchAllNames } from "@/services/registry/all-names";
import { loadAnyName } from "@/services/registry/any-name";
import { addNote, removeNote } from "@/services/registry/notes";
import {
  addNoteInput,
  anyNameRef,
  removeNoteInput,
  searchAllNamesInput,
  setServerStatusesInput,
} from "@/services/registry/schema";
import { setServerStatuses } from "@/services/registry/server-statuses";
import { listTransfersOfName } from "@/services/transfers/of-name";
import { transferRef } from "@/services/transfers/schema";
import { procedure, router } from "../base";
import { plain } from "../plain";

/** Names of all accounts. */
export const consoleNamesRouter = router({
  search: procedure
    .input(searchAllNamesInput)
    .query(async ({ ctx, input }) => plain(await searchAllNames(ctx, input))),
  get: procedure.input(anyNameRef).query(async ({ ctx, input }) => plain(await loadAnyName(ctx, input))),
  transfers: procedure
    .input(transferRef)
    .query(async ({ ctx, input }) => plain(await listTransfersOfName(ctx, input))),
  setStatuses: procedure
    .input(setServerStatusesInput)
    .mutation(({ ctx, input }) => setServerStatuses(ctx, input)),
  addNote: procedure.input(addNoteInput).mutation(({ ctx, input }) => addNote(ctx, input)),
  removeNote: procedure.input(removeNoteInput).mutation(({ ctx, input }) => removeNote(ctx, input)),
});
