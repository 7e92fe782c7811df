import { loadBalances } from "@/services/billing/balance";
import { loadReceipt } from "@/services/billing/receipt";
import { loadRenewals } from "@/services/billing/renewals";
import { receiptInput, statementInput } from "@/services/billing/schema";
import { loadStatement } from "@/services/billing/statement";
import { procedure, router } from "./base";
import { plain } from "./plain";

export const billingRouter = router({
  balance: procedure.query(async ({ ctx }) => plain(await loadBalances(ctx))),
  statement: procedure
    .input(statementInput)
    .query(async ({ ctx, input }) => plain(await loadStatement(ctx, input))),
  receipt: procedure
    .input(receiptInput)
    .query(async ({ ctx, input }) => plain(await loadReceipt(ctx, input))),
  /** What renewals of the coming year cost. */
  renewals: procedure.query(async ({ ctx }) => plain(await loadRenewals(ctx))),
});
