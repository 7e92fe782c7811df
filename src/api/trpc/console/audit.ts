import { loadChains, verifyPart } from "@/services/audit/chain";
import { listAudit } from "@/services/audit/list";
import { listAuditInput, verifyLogInput } from "@/services/audit/schema";
import { procedure, router } from "../base";
import { plain } from "../plain";

export const consoleAuditRouter = router({
  list: procedure.input(listAuditInput).query(async ({ ctx, input }) => plain(await listAudit(ctx, input))),
  chains: procedure.query(async ({ ctx }) => plain(await loadChains(ctx))),
  verify: procedure
    .input(verifyLogInput)
    .query(async ({ ctx, input }) => plain(await verifyPart(ctx, input))),
});
