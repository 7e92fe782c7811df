import { csvRow } from "@/components/billing/csv";
import { kindLabel } from "@/components/billing/kinds";
import { readStatementFilter, statementQuery } from "@/components/billing/statement-filter";
import { toDecimal } from "@/lib/money";
import { caller } from "../../../caller";
import { csv, download } from "../../../download";

const ROWS_A_TIME = 100;
/** 50,000 movements are some 5 MB; who has more exports a shorter time. */
const MOST_PAGES = 500;

const COLUMNS = ["Number", "Time (UTC)", "Kind", "Description", "Amount", "Balance", "Currency", "Request"];

/** The statement as CSV (RFC 4180), the same filters as on the page. */
export function GET(request: Request): Promise<Response> {
  return download(async () => {
    const api = await caller();
    const filter = readStatementFilter(Object.fromEntries(new URL(request.url).searchParams), new Date());
    const query = statementQuery(filter);
    let text = csvRow(COLUMNS);
    for (let page = 1, pages = 1; page <= pages; page++) {
      const { items, total } = await api.billing.statement({ ...query, page, limit: ROWS_A_TIME });
      pages = Math.min(MOST_PAGES, Math.ceil(total / ROWS_A_TIME));
      for (const { number, at, kind, description, amount, balanceAfter, currency, requestId } of items) {
        const money = [toDecimal(amount, currency), toDecimal(balanceAfter, currency), currency];
        text += csvRow([number, at, kindLabel(kind), description, ...money, requestId]);
      }
    }
    return csv(filter.month ? `statement-${filter.month}.csv` : "statement.csv", text);
  });
}
