import { decideDispute, listAllPayments, requestRefund } from "@/services/payments/console-payments";
import { allPaymentsInput, decideDisputeInput, requestRefundInput } from "@/services/payments/schema";
import { procedure, router } from "../base";
import { plain } from "../plain";

export const consolePaymentsRouter = router({
  list: procedure
    .input(allPaymentsInput)
    .query(async ({ ctx, input }) => plain(await listAllPayments(ctx, input))),
  refund: procedure.input(requestRefundInput).mutation(({ ctx, input }) => requestRefund(ctx, input)),
  decideDispute: procedure.input(decideDisputeInput).mutation(({ ctx, input }) => decideDispute(ctx, input)),
});
