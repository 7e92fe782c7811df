import { listAnyInvoices } from "@/services/invoices/list";
import { loadAnyInvoice, loadAnyInvoicePdf } from "@/services/invoices/load";
import { previewInvoice } from "@/services/invoices/preview";
import {
  addTaxRateInput,
  anyInvoicesInput,
  invoiceInput,
  previewInput,
  removeTaxRateInput,
  sellerInput,
} from "@/services/invoices/schema";
import { loadSeller, setSeller } from "@/services/invoices/seller";
import { addTaxRate, listTaxRates, removeTaxRate } from "@/services/invoices/tax-rates";
import { procedure, router } from "../base";
import { fileAsText } from "../file";
import { plain } from "../plain";

/** Who sells, what tax is in the prices, and everybody's invoices. */
export const consoleBillingRouter = router({
  seller: procedure.query(({ ctx }) => loadSeller(ctx)),
  setSeller: procedure.input(sellerInput).mutation(({ ctx, input }) => setSeller(ctx, input)),
  taxRates: procedure.query(async ({ ctx }) => plain(await listTaxRates(ctx))),
  addTaxRate: procedure.input(addTaxRateInput).mutation(({ ctx, input }) => addTaxRate(ctx, input)),
  removeTaxRate: procedure.input(removeTaxRateInput).mutation(({ ctx, input }) => removeTaxRate(ctx, input)),
  preview: procedure
    .input(previewInput)
    .query(async ({ ctx, input }) => plain(await previewInvoice(ctx, input))),
  invoices: procedure
    .input(anyInvoicesInput)
    .query(async ({ ctx, input }) => plain(await listAnyInvoices(ctx, input))),
  invoice: procedure
    .input(invoiceInput)
    .query(async ({ ctx, input }) => plain(await loadAnyInvoice(ctx, input))),
  invoicePdf: procedure
    .input(invoiceInput)
    .query(async ({ ctx, input }) => fileAsText(await loadAnyInvoicePdf(ctx, input))),
});
