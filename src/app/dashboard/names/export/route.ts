import { caller, registryErrorOf } from "@/app/caller";
import { csvLine } from "@/components/names/csv";
import { nameListInput } from "@/components/names/list-params";

const COLUMNS = [
  "name",
  "unicode",
  "namespace",
  "state",
  "statuses",
  "registered_at",
  "expires_at",
  "auto_renew",
  "transfer_lock",
  "privacy",
  "premium",
] as const;

const AT_ONCE = 100;

/** The names of the filter in the URL, all pages, as RFC 4180 CSV, written as they are read. */
export async function GET(request: Request) {
  const names = (await caller()).names;
  const input = nameListInput(Object.fromEntries(new URL(request.url).searchParams));
  // Asked before the answer begins, so that who may not see it gets an error and no file.
  let next: ReturnType<typeof names.list> | null = names.list({ ...input, page: 1, limit: AT_ONCE });
  const refusal = await next.then(() => null, registryErrorOf);
  if (refusal) return new Response(`${refusal.message}\n`, { status: 403 });
  let page = 1;
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      controller.enqueue(encoder.encode(csvLine(COLUMNS)));
    },
    async pull(controller) {
      if (!next) return controller.close();
      const { items, total } = await next;
      const lines = items.map((name) =>
        csvLine([
          name.fqdn,
          name.unicode,
          name.namespace,
          name.state,
          name.statuses.join(" "),
          name.registeredAt,
          name.expiresAt,
          name.autoRenew ? "on" : "off",
          name.locked ? "on" : "off",
          name.privacy ? "on" : "off",
          name.premium ? "yes" : "no",
        ]),
      );
      controller.enqueue(encoder.encode(lines.join("")));
      next =
        page * AT_ONCE < total && items.length > 0
          ? names.list({ ...input, page: ++page, limit: AT_ONCE })
          : null;
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": 'attachment; filename="names.csv"',
      "cache-control": "no-store",
    },
  });
}
