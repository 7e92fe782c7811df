import type { Metadata } from "next";
import { commandQuery, readCommandFilter } from "@/components/commands/command-filter";
import { CommandLogActions, CommandLogPage } from "@/components/commands/command-log-page";
import { PageHeader } from "@/components/shell/page-header";
import type { SearchParams } from "@/components/ui/query-string";
import { caller, registryErrorOf } from "../../caller";

export const metadata: Metadata = { title: "Commands" };

const PATH = "/console/commands";

export default async function Commands({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const filter = readCommandFilter(params);
  const query = commandQuery(filter, new Date());
  const page = await listOrNone(query);
  return (
    <>
      <PageHeader
        title="Commands"
        text="What registrars asked for, over all channels, as it was recorded. Times are UTC."
        actions={<CommandLogActions path={PATH} params={params} filter={filter} />}
      />
      <CommandLogPage path={PATH} owner="console" params={params} filter={filter} query={query} page={page} />
    </>
  );
}

/** A channel that does not exist, or a cursor of another time, has no commands. */
async function listOrNone(query: ReturnType<typeof commandQuery>) {
  const { commands } = (await caller()).console;
  try {
    return await commands.list(query);
  } catch (error) {
    const code = registryErrorOf(error)?.code;
    if (code === "not_found" || code === "invalid_request") return { commands: [], nextCursor: null };
    throw error;
  }
}
