import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { CHANNEL_STATES, type ChannelState } from "@/components/channels/channel-state";
import { ChannelTable, QueueTable } from "@/components/channels/channel-table";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { Listing } from "@/components/ui/listing";
import { pageParam } from "@/components/ui/page-param";
import { oneParam, type SearchParams, withParams } from "@/components/ui/query-string";
import { SearchForm } from "@/components/ui/search-form";
import { Tabs } from "@/components/ui/tabs";
import { caller } from "../../caller";

export const metadata: Metadata = { title: "Channels" };

const PATH = "/console/channels";
const ROWS = 25;
const STATES = Object.keys(CHANNEL_STATES) as ChannelState[];

export default async function Channels({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const view = oneParam(params, "view") === "all" ? "all" : "queue";
  const search = oneParam(params, "search")?.trim().slice(0, 200) ?? "";
  const state = STATES.find((one) => one === oneParam(params, "state"));
  const page = Math.min(pageParam(params), 100_000);
  const api = await caller();
  const waiting = await api.console.channels.waiting();
  const found = await api.console.channels.list({ view, search, state, page, limit: ROWS });
  const { channels, total, pages } = found;
  if (page > pages) redirect(withParams(PATH, params, { page: String(pages) }));
  const isFiltered = search !== "" || state !== undefined;
  return (
    <>
      <PageHeader
        title="Channels"
        text="Registrars: who waits for you, and everybody who has applied."
        actions={
          <SearchForm
            path={PATH}
            label="Search channels"
            placeholder="Company, handle or email"
            search={search}
            keep={{ view: "all" }}
          />
        }
      />
      <div className="space-y-4">
        <Tabs
          label="Channels"
          items={[
            { label: "Queue", href: PATH, count: waiting },
            { label: "All channels", href: `${PATH}?view=all` },
          ]}
        />
        {view === "all" && (
          <FilterChips
            label="Filter by state"
            chips={STATES.map((one) => ({
              label: CHANNEL_STATES[one].text,
              href: withParams(PATH, params, { state: state === one ? null : one }),
              active: state === one,
            }))}
          />
        )}
        <Listing
          path={PATH}
          params={params}
          page={page}
          perPage={ROWS}
          total={total}
          noun={["channel", "channels"]}
          empty={channels.length === 0 && <NoChannels view={view} isFiltered={isFiltered} />}
        >
          {view === "queue" ? <QueueTable channels={channels} /> : <ChannelTable channels={channels} />}
        </Listing>
      </div>
    </>
  );
}

function NoChannels({ view, isFiltered }: { view: "queue" | "all"; isFiltered: boolean }) {
  if (view === "queue") {
    return (
      <EmptyState
        icon="inbox"
        title="Nobody waits for you"
        action={<LinkButton href={`${PATH}?view=all`}>Show all channels</LinkButton>}
      >
        <p>Applications and requests for listings appear here, those that wait longest first.</p>
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon="radio-tower"
      title={isFiltered ? "No channel matches" : "No channels yet"}
      action={isFiltered && <LinkButton href={`${PATH}?view=all`}>Show all channels</LinkButton>}
    >
      {isFiltered ? (
        <p>Search by part of the company’s name, of the handle or of a contact’s email address.</p>
      ) : (
        <p>A channel appears here when an account applies for one, under Registrar in its dashboard.</p>
      )}
    </EmptyState>
  );
}
