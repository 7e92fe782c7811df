import type { Metadata } from "next";
import { headers } from "next/headers";
import { NoAccess } from "@/components/account/no-access";
import { ownCommandQuery, readCommandFilter } from "@/components/commands/command-filter";
import { CommandLogActions, CommandLogPage } from "@/components/commands/command-log-page";
import { ROLE_NAMES } from "@/components/members/role-names";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { SearchParams } from "@/components/ui/query-string";
import { caller, registryErrorOf } from "../../../caller";
import { publicOrigin } from "../../../public-origin";
import { ownChannel } from "../own-channel";

export const metadata: Metadata = { title: "Commands" };

const PATH = "/dashboard/channel/commands";

export default async function OwnCommands({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const own = await ownChannel();
  if (!own) return null;
  if (!own.mayRead) return <NoAccess what="the channel’s commands" role={ROLE_NAMES[own.role]} />;
  if (!own.channel) {
    return (
      <>
        <PageHeader title="Commands" />
        <Card>
          <EmptyState
            icon="list"
            title="No channel yet"
            action={<LinkButton href="/dashboard/channel">Apply for a channel</LinkButton>}
          >
            <p>Commands that your registrar channel sends are listed here. Apply for a channel first.</p>
          </EmptyState>
        </Card>
      </>
    );
  }
  const params = await searchParams;
  const filter = readCommandFilter(params);
  const query = ownCommandQuery(filter, new Date());
  const page = await listOrNone(query);
  return (
    <>
      <PageHeader
        title="Commands"
        text="What your keys asked for and what was answered, as the registry recorded it. Times are UTC."
        actions={<CommandLogActions path={PATH} params={params} filter={filter} />}
      />
      <CommandLogPage
        path={PATH}
        owner="own"
        params={params}
        filter={filter}
        query={query}
        page={page}
        curl={`curl -H "Authorization: Bearer $PORTOLAN_KEY" ${publicOrigin(await headers())}/api/v1/registrar/v1/status`}
      />
    </>
  );
}

/** A cursor of another time leads to nothing. */
async function listOrNone(query: ReturnType<typeof ownCommandQuery>) {
  const { commands } = await caller();
  try {
    return await commands.list(query);
  } catch (error) {
    if (registryErrorOf(error)?.code !== "invalid_request") throw error;
    return { commands: [], nextCursor: null };
  }
}
