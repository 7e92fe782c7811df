import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { UnlockDialogs } from "@/components/locks/unlock-dialogs";
import { UnlockTable } from "@/components/locks/unlock-table";
import { UNLOCK_STATE_WORDS } from "@/components/locks/unlock-words";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/ui/empty-state";
import { Listing } from "@/components/ui/listing";
import { pageParam } from "@/components/ui/page-param";
import { oneParam, type SearchParams, withParams } from "@/components/ui/query-string";
import { Tabs } from "@/components/ui/tabs";
import { UNLOCK_STATES } from "@/services/locks/schema";
import { whyNotOperator } from "@/services/operators/scopes";
import { caller } from "../../caller";

export const metadata: Metadata = { title: "Unlock requests" };

const PATH = "/console/unlocks";
const ROWS = 50;

export default async function Unlocks({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const api = await caller();
  const state = UNLOCK_STATES.find((known) => known === oneParam(params, "state")) ?? "pending";
  const page = pageParam(params);
  const [me, found] = await Promise.all([
    api.access.me(),
    api.console.unlocks.list({ state, page, limit: ROWS }),
  ]);
  const { unlocks, total, totals, pages } = found;
  if (page > pages) redirect(withParams(PATH, params, { page: String(pages) }));
  const whyNot = whyNotOperator(me?.user.operatorRole, "names:write");
  return (
    <>
      <PageHeader
        title="Unlock requests"
        text="Holders who want a registry lock taken off, where the namespace’s policy asks for an operator’s approval. Whoever asked has proved a second factor."
      />
      <div className="mb-4">
        <Tabs
          label="State"
          items={UNLOCK_STATES.map((one) => ({
            label: UNLOCK_STATE_WORDS[one].label,
            href: withParams(PATH, params, { state: one }),
            count: totals[one],
          }))}
        />
      </div>
      {whyNot && unlocks.length > 0 && state === "pending" && (
        <p className="mb-3 text-ink-3 text-sm">{whyNot}.</p>
      )}
      <Listing
        path={PATH}
        params={params}
        page={page}
        perPage={ROWS}
        total={total}
        noun={["request", "requests"]}
        empty={
          unlocks.length === 0 && (
            <EmptyState icon="lock-open" title={state === "pending" ? "Nobody waits" : "None yet"}>
              <p>
                A namespace’s policy says under “Registry lock” whether taking one off waits here for an
                operator.
              </p>
            </EmptyState>
          )
        }
      >
        <UnlockTable unlocks={unlocks} isPending={state === "pending"} whyNot={whyNot} />
      </Listing>
      {whyNot === null && state === "pending" && <UnlockDialogs unlocks={unlocks} />}
    </>
  );
}
