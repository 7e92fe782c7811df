import { caller, registryErrorOf } from "@/app/caller";
import { EXPORT_FORMATS, EXPORT_ROWS, exportResponse } from "@/components/commands/command-export";
import { commandQuery, readCommandFilter } from "@/components/commands/command-filter";

/** The commands of the filter in the URL, all pages, as `?format=csv` or `ndjson`. */
export async function GET(request: Request) {
  const params = Object.fromEntries(new URL(request.url).searchParams);
  const format = EXPORT_FORMATS.find((name) => name === params.format) ?? "csv";
  const query = { ...commandQuery(readCommandFilter(params), new Date()), limit: EXPORT_ROWS };
  const { commands } = (await caller()).console;
  try {
    const first = await commands.exportPage({ ...query, cursor: undefined });
    return exportResponse(format, first, (cursor) => commands.exportPage({ ...query, cursor }));
  } catch (error) {
    const known = registryErrorOf(error);
    if (!known) throw error;
    return new Response(`${known.message}\n`, { status: known.code === "unauthenticated" ? 401 : 404 });
  }
}
