import { caller } from "../../../../../caller";
import { download, pdf } from "../../../../../download";

/** An invoice or credit note as PDF. */
export async function GET(
  _: Request,
  { params }: { params: Promise<{ number: string }> },
): Promise<Response> {
  const { number: reference } = await params;
  return download(async () => pdf(await (await caller()).invoices.pdf({ reference })));
}
