import type { Metadata } from "next";
import { headers } from "next/headers";
import { NameSearch } from "@/components/names/name-search";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { oneParam, type SearchParams, withParams } from "@/components/ui/query-string";
import { caller } from "../../caller";
import { publicOrigin } from "../../public-origin";
import { Purchase } from "./purchase";

export const metadata: Metadata = { title: "Search & buy" };

const PATH = "/dashboard/search";

export default async function Search({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const api = await caller();
  const phrase = oneParam(params, "q")?.trim().slice(0, 200) ?? "";
  const buy = oneParam(params, "buy")?.slice(0, 300) || null;
  const origin = publicOrigin(await headers());

  const found = phrase ? await api.names.search({ phrase }) : null;
  return (
    <>
      <PageHeader title="Search & buy" />
      <div
        className={
          buy
            ? "grid grid-cols-[minmax(0,1fr)] items-start gap-6 lg:grid-cols-[minmax(0,1fr)_23rem]"
            : "max-w-3xl"
        }
      >
        <NameSearch phrase={phrase} initial={found} buyAt={PATH} chosen={buy}>
          <Card>
            <EmptyState
              icon="search"
              title="Which name do you want?"
              curl={`curl -H "X-API-Key: $PORTOLAN_KEY" ${origin}/api/v2/subdomains/harbour`}
            >
              <p>Type a word or two: what is free, its price a year and names like it show while you type.</p>
            </EmptyState>
          </Card>
        </NameSearch>
        {buy && (
          <div id="purchase" className="order-first lg:sticky lg:top-6 lg:order-none">
            <Purchase name={buy} closeHref={withParams(PATH, params, { buy: null })} />
          </div>
        )}
      </div>
    </>
  );
}
