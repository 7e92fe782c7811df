import { approveTransfer, rejectTransfer } from "@/services/transfers/answer";
import { cancelTransfer } from "@/services/transfers/cancel";
import { listTransfers } from "@/services/transfers/list";
import { loadTransfer } from "@/services/transfers/load";
import {
  answerInput,
  listTransfersInput,
  rejectTransferInput,
  transferRef,
} from "@/services/transfers/schema";
import { procedure, router } from "./base";
import { plain } from "./plain";

/** Names on their way between accounts. */
export const transfersRouter = router({
  list: procedure
    .input(listTransfersInput)
    .query(async ({ ctx, input }) => plain(await listTransfers(ctx, input))),
  get: procedure.input(transferRef).query(async ({ ctx, input }) => plain(await loadTransfer(ctx, input))),
  approve: procedure
    .input(answerInput)
    .mutation(async ({ ctx, input }) => plain(await approveTransfer(ctx, input))),
  reject: procedure
    .input(rejectTransferInput)
    .mutation(async ({ ctx, input }) => plain(await rejectTransfer(ctx, input))),
  cancel: procedure
    .input(answerInput)
    .mutation(async ({ ctx, input }) => plain(await cancelTransfer(ctx, input))),
});
