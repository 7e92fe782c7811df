import { importList, previewImport, putEntry, removeEntry } from "@/services/registry/change-list";
import { listEntries } from "@/services/registry/lists";
import {
  importListInput,
  listEntriesInput,
  previewImportInput,
  putEntryInput,
  removeEntryInput,
} from "@/services/registry/schema";
import { procedure, router } from "../base";
import { plain } from "../plain";

/** Premium, reserved and claims lists of namespaces. */
export const listsRouter = router({
  entries: procedure
    .input(listEntriesInput)
    .query(async ({ ctx, input }) => plain(await listEntries(ctx, input))),
  put: procedure.input(putEntryInput).mutation(({ ctx, input }) => putEntry(ctx, input)),
  remove: procedure.input(removeEntryInput).mutation(({ ctx, input }) => removeEntry(ctx, input)),
  // Changes nothing; a mutation, since a file does not fit into a URL.
  previewImport: procedure
    .input(previewImportInput)
    .mutation(async ({ ctx, input }) => plain(await previewImport(ctx, input))),
  import: procedure
    .input(importListInput)
    .mutation(async ({ ctx, input }) => plain(await importList(ctx, input))),
});
