import type { Metadata } from "next";
import { headers } from "next/headers";
import { caller } from "@/app/caller";
import { publicOrigin } from "@/app/public-origin";
import { NAMES_PATH, TRANSFERS_PATH } from "@/components/names/paths";
import { PageHeader } from "@/components/shell/page-header";
import { TransferDialogs } from "@/components/transfers/transfer-dialogs";
import { transferFilters, transferListInput } from "@/components/transfers/transfer-filters";
import { TransferTable } from "@/components/transfers/transfer-table";
import type { Transfer } from "@/components/transfers/transfer-words";
import { WaitingTransfer } from "@/components/transfers/waiting-transfer";
import { LinkButton } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { Listing } from "@/components/ui/listing";
import type { SearchParams } from "@/components/ui/query-string";
import { viewerScopes } from "../viewer";

export const metadata: Metadata = { title: "Transfers" };

export default async function TransfersPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const input = transferListInput(params);
  const api = await caller();
  const [list, scopes] = await Promise.all([api.transfers.list(input), viewerScopes()]);
  const { items, total, page, limit } = list;
  const waiting = items.filter(({ state }) => state === "pending").sort(byUrgency);
  const ended = items.filter(({ state }) => state !== "pending");
  const transferIn = scopes.has("names:register") && (
    <LinkButton href={`${NAMES_PATH}/transfer`} variant="primary">
      Transfer a name in
    </LinkButton>
  );
  const isEmpty = total === 0 && input.direction === undefined;
  return (
    <>
      <PageHeader
        trail={[{ label: "Names", href: NAMES_PATH }, { label: "Transfers" }]}
        title="Transfers"
        text="Names on their way to you and from you, and those that have arrived."
        actions={!isEmpty && transferIn}
      />
      {isEmpty ? (
        <Card>
          <EmptyState
            icon="arrow-right"
            title="No transfers yet"
            action={transferIn}
            curl={`curl -X POST -H "X-API-Key: $PORTOLAN_KEY" -H "Content-Type: application/json" -d '{"auth_code":"…"}' ${publicOrigin(await headers())}/api/v2/subdomains/shop.com.store/transfer`}
          >
            <p>
              A name moves between accounts with its transfer code, which its holder makes on the name’s
              settings page. Both sides see the transfer here, and can answer it.
            </p>
          </EmptyState>
        </Card>
      ) : (
        <div className="space-y-5">
          <FilterChips label="Filters" chips={transferFilters(params, input, list.waiting)} />
          {waiting.length > 0 && (
            <Card>
              <CardHeader title="Waiting for an answer" />
              <ul className="divide-y divide-line">
                {waiting.map((transfer) => (
                  <WaitingTransfer key={transfer.id} transfer={transfer} whyNot={whyNot(transfer, scopes)} />
                ))}
              </ul>
            </Card>
          )}
          <Listing
            path={TRANSFERS_PATH}
            params={params}
            page={page}
            perPage={limit}
            total={total}
            noun={["transfer", "transfers"]}
          >
            {ended.length > 0 ? (
              <TransferTable transfers={ended} />
            ) : (
              <p className="px-4 py-6 text-center text-ink-2">
                {waiting.length > 0 ? "None has ended yet." : "No transfer here."}
              </p>
            )}
          </Listing>
        </div>
      )}
      <TransferDialogs
        waiting={waiting.map(({ id, fqdn, unicode, losing, gaining, amount, currency }) => ({
          id,
          fqdn,
          unicode,
          losing,
          gaining,
          amount,
          currency,
        }))}
      />
    </>
  );
}

/** What waits for this account before what waits for others, the first to end first. */
function byUrgency(a: Transfer, b: Transfer): number {
  if (a.direction !== b.direction) return a.direction === "out" ? -1 : 1;
  return a.actsAt.localeCompare(b.actsAt);
}

function whyNot({ direction }: Transfer, scopes: ReadonlySet<string>): string | null {
  if (scopes.has(direction === "in" ? "names:register" : "names:write")) return null;
  return "Your role in this account does not include this: ask an owner or admin";
}
