import type { z } from "zod";
import type { Prisma } from "@/db/generated/client";
import { likeLiteral } from "@/db/sql";
import { requireOperator, requireScope } from "../access/require";
import type { Context } from "../context";
import { parseReference } from "./document";
import { invoiceDetails } from "./find";
import type { anyInvoicesInput, invoicesInput } from "./schema";
import { type InvoiceView, viewInvoices } from "./view";

export interface InvoicePage {
  readonly items: readonly InvoiceView[];
  readonly total: number;
  readonly page: number;
  readonly limit: number;
}

/** The account's invoices and credit notes, the newest first. `search` is a number, or part of what was bought. */
export async function listInvoices(
  ctx: Context,
  input: z.output<typeof invoicesInput>,
): Promise<InvoicePage> {
  const { accountId } = requireScope(ctx, "billing:read");
  const { search } = input;
  const bought = { path: ["0", "description"], string_contains: likeLiteral(search), mode: "insensitive" };
  return page(ctx, input, {
    accountId,
    ...(search && { OR: [...numbered(search), { lines: bought as Prisma.JsonFilter }] }),
  });
}

/** Those of every account, for operators. `search` is a number, or part of an organization's name. */
export async function listAnyInvoices(
  ctx: Context,
  input: z.output<typeof anyInvoicesInput>,
): Promise<InvoicePage> {
  requireOperator(ctx);
  const { search, account } = input;
  const organization = { contains: likeLiteral(search), mode: "insensitive" } as const;
  return page(ctx, input, {
    ...(account !== undefined && { account: { number: account } }),
    ...(search && { OR: [...numbered(search), { account: { organization } }] }),
  });
}

/** Those that have the number typed; the page shows which of both series each is of. */
function numbered(search: string): Prisma.InvoiceWhereInput[] {
  const asked = parseReference(search);
  return asked ? [{ number: asked.number }] : [];
}

async function page(
  ctx: Context,
  input: z.output<typeof invoicesInput>,
  asked: Prisma.InvoiceWhereInput,
): Promise<InvoicePage> {
  const { kind, from, to, page, limit } = input;
  const issuedAt = { ...(from && { gte: new Date(from) }), ...(to && { lt: new Date(to) }) };
  const where = { ...asked, ...(kind && { kind }), issuedAt };
  const [total, rows] = await Promise.all([
    ctx.db.prisma.invoice.count({ where }),
    ctx.db.prisma.invoice.findMany({
      where,
      include: invoiceDetails,
      orderBy: [{ issuedAt: "desc" }, { kind: "desc" }, { number: "desc" }],
      skip: (page - 1) * limit,
      take: limit,
    }),
  ]);
  return { items: await viewInvoices(ctx, rows), total, page, limit };
}
