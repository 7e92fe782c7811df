import { loadBalances } from "@/services/billing/balance";
import { loadInvoice } from "@/services/billing/invoice";
import { loadRenewals } from "@/services/billing/renewals";
import { invoiceInput, invoicesInput, statementInput } from "@/services/billing/schema";
import { listInvoices, loadStatement } from "@/services/billing/statement";
import { procedure, router } from "./base";
import { plain } from "./plain";

export const billingRouter = router({
  balance: procedure.query(async ({ ctx }) => plain(await loadBalances(ctx))),
  statement: procedure
    .input(statementInput)
    .query(async ({ ctx, input }) => plain(await loadStatement(ctx, input))),
  invoices: procedure
    .input(invoicesInput)
    .query(async ({ ctx, input }) => plain(await listInvoices(ctx, input))),
  invoice: procedure
    .input(invoiceInput)
    .query(async ({ ctx, input }) => plain(await loadInvoice(ctx, input))),
  /** What renewals of the coming year cost. */
  renewals: procedure.query(async ({ ctx }) => plain(await loadRenewals(ctx))),
});
