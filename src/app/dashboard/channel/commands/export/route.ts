import { caller, registryErrorOf } from "@/app/caller";
import { EXPORT_FORMATS, EXPORT_ROWS, exportResponse } from "@/components/commands/command-export";
import { ownCommandQuery, readCommandFilter } from "@/components/commands/command-filter";

const STATUS: Readonly<Record<string, number>> = { unauthenticated: 401, not_found: 404 };

/** The channel's own commands of the filter in the URL, all pages, as `?format=csv` or `ndjson`. */
export async function GET(request: Request) {
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const format = EXPORT_FORMATS.find((name) => name === params.format) ?? "csv";
  const query = { ...ownCommandQuery(readCommandFilter(params), new Date()), limit: EXPORT_ROWS };
  const { commands } = await caller();
  try {
    const first = await commands.exportPage({ ...query, cursor: undefined });
    return exportResponse(format, first, (cursor) => commands.exportPage({ ...query, cursor }));
  } catch (error) {
    const known = registryErrorOf(error);
    if (!known) throw error;
    return new Response(`${known.message}\n`, { status: STATUS[known.code] ?? 403 });
  }
}
