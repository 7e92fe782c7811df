import { csvRow } from "@/components/billing/csv";
import { kindLabel } from "@/components/billing/kinds";
import { readStatementFilter, statementQuery } from "@/components/billing/statement-filter";
import { toDecimal } from "@/lib/money";
import { caller, registryErrorOf } from "../../../caller";

const ROWS_A_TIME = 100;
/** 50,000 movements are some 5 MB; who has more exports a shorter time. */
const MOST_PAGES = 500;

/** The statement as CSV (RFC 4180), the same filters as on the page. */
export async function GET(request: Request): Promise<Response> {
  const api = await caller();
  const filter = readStatementFilter(Object.fromEntries(new URL(request.url).searchParams));
  const query = statementQuery(filter);
  try {
    let text = csvRow([
      "Number",
      "Time (UTC)",
      "Kind",
      "Description",
      "Amount",
      "Balance",
      "Currency",
      "Request",
    ]);
    for (let page = 1, pages = 1; page <= pages; page++) {
      const { items, total } = await api.billing.statement({ ...query, page, limit: ROWS_A_TIME });
      pages = Math.min(MOST_PAGES, Math.ceil(total / ROWS_A_TIME));
      for (const { number, at, kind, description, amount, balanceAfter, currency, requestId } of items) {
        const money = [toDecimal(amount, currency), toDecimal(balanceAfter, currency), currency];
        text += csvRow([number, at, kindLabel(kind), description, ...money, requestId]);
      }
    }
    return new Response(text, {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": 'attachment; filename="statement.csv"',
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    const known = registryErrorOf(error);
    if (!known) throw error;
    return new Response(`${known.message}\n`, { status: known.code === "unauthenticated" ? 401 : 403 });
  }
}
