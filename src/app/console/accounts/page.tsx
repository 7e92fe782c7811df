import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AccountTable } from "@/components/accounts/account-table";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Listing } from "@/components/ui/listing";
import { pageParam } from "@/components/ui/page-param";
import { oneParam, type SearchParams, withParams } from "@/components/ui/query-string";
import { SearchForm } from "@/components/ui/search-form";
import { caller } from "../../caller";
import { usualRateLimit } from "../usual-rate-limit";

export const metadata: Metadata = { title: "Accounts" };

const PATH = "/console/accounts";
const ROWS = 25;

export default async function Accounts({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const search = oneParam(params, "search")?.trim().slice(0, 200) ?? "";
  const page = Math.min(pageParam(params), 100_000);
  const found = await (await caller()).console.accounts.list({ search, page, limit: ROWS });
  const { accounts, total, pages } = found;
  if (page > pages) redirect(withParams(PATH, params, { page: String(pages) }));
  return (
    <>
      <PageHeader
        title="Accounts"
        text="Every registrant’s account, the newest first."
        actions={
          <SearchForm
            path={PATH}
            label="Search accounts"
            placeholder="Name, email or number"
            search={search}
          />
        }
      />
      <Listing
        path={PATH}
        params={params}
        page={page}
        perPage={ROWS}
        total={total}
        noun={["account", "accounts"]}
        empty={
          accounts.length === 0 && (
            <EmptyState
              icon="building-complex"
              title={search ? `No account matches “${search}”` : "No accounts yet"}
              action={
                search ? (
                  <LinkButton href={PATH}>Show all accounts</LinkButton>
                ) : (
                  <LinkButton href="/sign-up">Open the sign-up page</LinkButton>
                )
              }
            >
              {search ? (
                <p>
                  Search by part of the organization’s name, by part of the contact’s or a member’s email
                  address, or by the account’s whole number.
                </p>
              ) : (
                <p>An account appears here when somebody signs up, on the page or by the API.</p>
              )}
            </EmptyState>
          )
        }
      >
        <AccountTable accounts={accounts} usual={usualRateLimit()} />
      </Listing>
    </>
  );
}
