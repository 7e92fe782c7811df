import { applyChanges } from "@/services/dns/apply-changes";
import { checkLive } from "@/services/dns/check-live";
import { exportZone } from "@/services/dns/export-zone";
import { listChanges, revertChange } from "@/services/dns/history";
import { importZone, previewImport } from "@/services/dns/import-zone";
import { listRecords, zoneStatus } from "@/services/dns/list-records";
import {
  applyChangesInput,
  checkLiveInput,
  importInput,
  listChangesInput,
  listRecordsInput,
  revertInput,
  zoneRef,
} from "@/services/dns/schema";
import { RegistryError } from "@/services/errors";
import { procedure, router } from "./base";
import { plain } from "./plain";

export const dnsRouter = router({
  list: procedure
    .input(listRecordsInput)
    .query(async ({ ctx, input }) => plain(await listRecords(ctx, input))),
  status: procedure.input(zoneRef).query(async ({ ctx, input }) => plain(await zoneStatus(ctx, input))),
  history: procedure
    .input(listChangesInput)
    .query(async ({ ctx, input }) => plain(await listChanges(ctx, input))),
  export: procedure.input(zoneRef).query(({ ctx, input }) => exportZone(ctx, input)),
  /** Asks the real nameservers: seconds may pass. */
  live: procedure.input(checkLiveInput).query(async ({ ctx, input }) => {
    if (!ctx.liveDns) throw new RegistryError("unavailable", { message: "DNS cannot be asked from here" });
    return plain(await checkLive(ctx, input, ctx.liveDns));
  }),
  /** A mutation only because a zone file outgrows a URL; it changes nothing. */
  previewImport: procedure
    .input(importInput)
    .mutation(async ({ ctx, input }) => plain(await previewImport(ctx, input))),

  applyChanges: procedure
    .input(applyChangesInput)
    .mutation(async ({ ctx, input }) => plain(await applyChanges(ctx, input))),
  import: procedure
    .input(importInput)
    .mutation(async ({ ctx, input }) => plain(await importZone(ctx, input))),
  revert: procedure
    .input(revertInput)
    .mutation(async ({ ctx, input }) => plain(await revertChange(ctx, input))),
});
