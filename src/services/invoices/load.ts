import { requireOperator, requireScope } from "../access/require";
import type { Context } from "../context";
import { documentOf, findInvoice, type InvoiceRow, referenceOfRow } from "./find";
import { type Paper, paperOf } from "./paper";
import { pdfOf } from "./pdf";
import { type InvoiceView, viewInvoices } from "./view";

/** An invoice with what is set on its page and in its PDF. */
export interface LoadedInvoice extends InvoiceView {
  readonly paper: Paper;
}

export interface InvoiceFile {
  readonly name: string;
  readonly content: Buffer;
}

interface Asked {
  /** `INV-1042`, `CN-7`, or the charge's number on the statement. */
  readonly reference: string;
}

/** One invoice or credit note of the account. @throws RegistryError not_found */
export async function loadInvoice(ctx: Context, { reference }: Asked): Promise<LoadedInvoice> {
  const { accountId } = requireScope(ctx, "billing:read");
  return loaded(ctx, await findInvoice(ctx, reference, accountId));
}

/** Its PDF. @throws RegistryError not_found */
export async function loadInvoicePdf(ctx: Context, { reference }: Asked): Promise<InvoiceFile> {
  const { accountId } = requireScope(ctx, "billing:read");
  return fileOf(await findInvoice(ctx, reference, accountId));
}

/** One of any account's, for operators. @throws RegistryError not_found */
export async function loadAnyInvoice(ctx: Context, { reference }: Asked): Promise<LoadedInvoice> {
  requireOperator(ctx);
  return loaded(ctx, await findInvoice(ctx, reference, null));
}

/** Its PDF, for operators. @throws RegistryError not_found */
export async function loadAnyInvoicePdf(ctx: Context, { reference }: Asked): Promise<InvoiceFile> {
  requireOperator(ctx);
  return fileOf(await findInvoice(ctx, reference, null));
}

async function loaded(ctx: Context, row: InvoiceRow): Promise<LoadedInvoice> {
  const [view] = await viewInvoices(ctx, [row]);
  if (!view) throw new Error(`Invoice ${row.id} has no view`);
  return { ...view, paper: paperOfRow(row) };
}

async function fileOf(row: InvoiceRow): Promise<InvoiceFile> {
  const paper = paperOfRow(row);
  return { name: `${paper.reference}.pdf`, content: await pdfOf(paper, row.issuedAt) };
}

function paperOfRow(row: InvoiceRow): Paper {
  return paperOf(documentOf(row), row.corrects && referenceOfRow(row.corrects));
}
