import type { Metadata } from "next";
import { headers } from "next/headers";
import { NoAccess } from "@/components/account/no-access";
import { UrlButton } from "@/components/account/url-button";
import { KeyDialogs } from "@/components/keys/key-dialogs";
import { KeyTable } from "@/components/keys/key-table";
import { ROLE_NAMES } from "@/components/members/role-names";
import { PageHeader } from "@/components/shell/page-header";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { oneParam, type SearchParams, withParams } from "@/components/ui/query-string";
import { caller } from "../../caller";
import { publicOrigin } from "../../public-origin";

export const metadata: Metadata = { title: "API keys" };

export default async function Keys({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const api = await caller();
  const params = await searchParams;
  const me = await api.access.me();
  if (!me?.account) return null;
  const { scopes, role } = me.account;
  if (!scopes.includes("keys:read")) return <NoAccess what="API keys" role={ROLE_NAMES[role]} />;

  const [keys, offers] = await Promise.all([api.keys.list(), api.namespaces.pricing()]);
  const currency = offers[0]?.currency ?? "USD";
  const working = keys.filter(({ state }) => state === "active");
  const showsAll = oneParam(params, "show") === "all";
  const shown = showsAll ? keys : working;
  const mayChange = scopes.includes("keys:write");
  const create = mayChange && (
    <UrlButton param="create" variant="primary" icon="plus">
      Create key
    </UrlButton>
  );

  return (
    <>
      <PageHeader
        title="API keys"
        text="A key is the token by which a program does what you can do here."
        actions={keys.length > 0 && create}
      />
      {keys.length > working.length && (
        <div className="mb-3">
          <FilterChips
            label="Filter keys"
            chips={[
              {
                label: "Expired and revoked too",
                href: withParams("/dashboard/keys", params, { show: showsAll ? null : "all" }),
                active: showsAll,
                count: keys.length,
              },
            ]}
          />
        </div>
      )}
      <Card>
        {shown.length > 0 ? (
          <KeyTable keys={shown} mayChange={mayChange} label="API keys" />
        ) : (
          <EmptyState
            icon="key-round"
            title={keys.length > 0 ? "No key works now" : "No API keys yet"}
            action={create}
            curl={`curl -H "X-API-Key: $PORTOLAN_KEY" ${publicOrigin(await headers())}/api/v2/registrant/subdomains`}
          >
            <p>
              Make one key for each program, with only the rights it needs: then one can be revoked without
              breaking the others.
            </p>
          </EmptyState>
        )}
      </Card>
      <KeyDialogs
        own={scopes}
        currency={currency}
        accountId={me.account.id}
        keys={keys.filter(({ state }) => state !== "revoked")}
      />
    </>
  );
}
