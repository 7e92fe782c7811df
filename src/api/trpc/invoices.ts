import { loadBillingDetails, updateBillingDetails } from "@/services/invoices/billing-details";
import { listInvoices } from "@/services/invoices/list";
import { loadInvoice, loadInvoicePdf } from "@/services/invoices/load";
import { billingDetailsInput, invoiceInput, invoicesInput } from "@/services/invoices/schema";
import { procedure, router } from "./base";
import { fileAsText } from "./file";
import { plain } from "./plain";

/** Invoices and credit notes of the account in view. */
export const invoicesRouter = router({
  list: procedure.input(invoicesInput).query(async ({ ctx, input }) => plain(await listInvoices(ctx, input))),
  get: procedure.input(invoiceInput).query(async ({ ctx, input }) => plain(await loadInvoice(ctx, input))),
  pdf: procedure
    .input(invoiceInput)
    .query(async ({ ctx, input }) => fileAsText(await loadInvoicePdf(ctx, input))),
  details: procedure.query(({ ctx }) => loadBillingDetails(ctx)),
  updateDetails: procedure
    .input(billingDetailsInput)
    .mutation(({ ctx, input }) => updateBillingDetails(ctx, input)),
});
