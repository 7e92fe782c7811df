import { z } from "zod";
import { listInvoices } from "@/services/invoices/list";
import { loadInvoice, loadInvoicePdf } from "@/services/invoices/load";
import { invoicesInput } from "@/services/invoices/schema";
import { type Route, route } from "../route";
import { pageQuery } from "../wire/components";
import { invoiceAnswer, toInvoice } from "../wire/invoice";
import { pageAnswer, pageMeta } from "../wire/page";

const WHICH =
  "`{number}` is an invoice's or credit note's number, or the number of its charge on the statement: `invoice` of a registration.";

export const invoiceRoutes: Route[] = [
  route({
    method: "GET",
    path: "/invoices",
    id: "listInvoices",
    tag: "Account",
    summary: "List invoices and credit notes, the newest first",
    description: "A charge has its invoice within seconds.",
    access: "billing:read",
    query: z.object({
      ...pageQuery,
      document: z.enum(["invoice", "credit_note"]).optional(),
      search: z.string().max(200).optional().meta({ description: "The number, or part of what was bought" }),
    }),
    status: 200,
    data: z.array(invoiceAnswer),
    meta: pageAnswer,
    errors: [],
    async run(ctx, { query: { document, ...rest } }) {
      const page = await listInvoices(ctx, invoicesInput.parse({ ...rest, kind: document }));
      return { data: page.items.map(toInvoice), meta: pageMeta(page) };
    },
  }),
  route({
    method: "GET",
    path: "/invoices/{number}.pdf",
    id: "getInvoicePdf",
    tag: "Account",
    summary: "Download an invoice or credit note as PDF",
    description: WHICH,
    access: "billing:read",
    status: 200,
    data: z.string(),
    file: "application/pdf",
    errors: ["not_found"],
    async run(ctx, { params }) {
      return { data: await loadInvoicePdf(ctx, { reference: params.number }) };
    },
  }),
  route({
    method: "GET",
    path: "/invoices/{number}",
    id: "getInvoice",
    tag: "Account",
    summary: "Show an invoice or credit note",
    description: WHICH,
    access: "billing:read",
    status: 200,
    data: invoiceAnswer,
    errors: ["not_found"],
    async run(ctx, { params }) {
      return { data: toInvoice(await loadInvoice(ctx, { reference: params.number })) };
    },
  }),
];
