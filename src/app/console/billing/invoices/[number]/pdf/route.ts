import { caller } from "../../../../../caller";
import { download, pdf } from "../../../../../download";

/** Any account's invoice or credit note as PDF, for operators. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ number: string }> },
): Promise<Response> {
  const { number: reference } = await params;
  return download(async () => pdf(await (await caller()).console.billing.invoicePdf({ reference })));
}
