import { caller, registryErrorOf } from "@/app/caller";
import { csvRow } from "@/components/billing/csv";
import { isListKind, LIST_WORDS } from "@/components/price-lists/list-words";

const AT_ONCE = 1_000;

/** A list as RFC 4180 CSV, as the import takes it; written as it is read. */
export async function GET(_: Request, { params }: { params: Promise<{ name: string; list: string }> }) {
  const { name: segment, list: kind } = await params;
  if (!isListKind(kind)) return new Response("There is no such list\n", { status: 404 });
  const namespace = decodeURIComponent(segment);
  const { lists } = (await caller()).console;
  const ask = (page: number) => lists.entries({ namespace, kind, page, limit: AT_ONCE });
  // Asked before the answer begins, so that who may not see it gets an error and no file.
  let next: ReturnType<typeof ask> | null = ask(1);
  const refusal = await next.then(() => null, registryErrorOf);
  if (refusal) return new Response(`${refusal.message}\n`, { status: 404 });
  const columns = LIST_WORDS[kind].columns.map(({ name }) => name);
  let page = 1;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(csvRow(["label", ...columns])));
    },
    async pull(controller) {
      if (!next) return controller.close();
      const { entries, total } = await next;
      const rows = entries.map(({ unicode, values }) =>
        csvRow([unicode, ...columns.map((c) => values[c] ?? "")]),
      );
      controller.enqueue(encoder.encode(rows.join("")));
      next = page * AT_ONCE < total && entries.length > 0 ? ask(++page) : null;
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="${namespace}-${kind}.csv"`,
      "cache-control": "no-store",
    },
  });
}
