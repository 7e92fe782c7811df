import type { Metadata } from "next";
import { headers } from "next/headers";
import { NoAccess } from "@/components/account/no-access";
import { UrlButton } from "@/components/account/url-button";
import { ChannelKeyDialogs } from "@/components/channels/channel-key-dialogs";
import { ChannelKeyTable } from "@/components/channels/channel-key-table";
import { KeyLines } from "@/components/channels/key-lines";
import { ROLE_NAMES } from "@/components/members/role-names";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { FilterChips } from "@/components/ui/filter-chips";
import { oneParam, type SearchParams, withParams } from "@/components/ui/query-string";
import { caller } from "../../../caller";
import { publicOrigin } from "../../../public-origin";
import { ownChannel } from "../own-channel";

export const metadata: Metadata = { title: "Channel keys" };

const PATH = "/dashboard/channel/keys";

export default async function ChannelKeys({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const params = await searchParams;
  const own = await ownChannel();
  if (!own) return null;
  const { channel, scopes, role, mayRead } = own;
  if (!mayRead) return <NoAccess what="the channel’s keys" role={ROLE_NAMES[role]} />;
  if (!channel) {
    return (
      <>
        <PageHeader title="Channel keys" />
        <Card>
          <EmptyState
            icon="key-round"
            title="No channel yet"
            action={<LinkButton href="/dashboard/channel">Apply for a channel</LinkButton>}
          >
            <p>
              Keys of a registrar channel send commands through the registrar API. Apply for a channel first.
            </p>
          </EmptyState>
        </Card>
      </>
    );
  }
  const keys = await (await caller()).channels.keys();
  const working = keys.filter(({ state }) => state === "active" || state === "replaced");
  const showsAll = oneParam(params, "show") === "all";
  const shown = showsAll ? keys : working;
  const mayChange = scopes.includes("channel:write");
  const mayCreate = mayChange && channel.state !== "refused";
  const create = mayCreate && (
    <UrlButton param="create" variant="primary" icon="plus">
      Create key
    </UrlButton>
  );
  const namespace = (channel.listings.find(({ state }) => state === "approved") ?? channel.listings[0])
    ?.namespace;
  const origin = publicOrigin(await headers());
  return (
    <>
      <PageHeader
        title="Channel keys"
        text="Your software signs in with one of them. What it does is done for the channel and paid from its balance."
        actions={keys.length > 0 && create}
      />
      {keys.length > working.length && (
        <div className="mb-3">
          <FilterChips
            label="Filter keys"
            chips={[
              {
                label: "Expired and revoked too",
                href: withParams(PATH, params, { show: showsAll ? null : "all" }),
                active: showsAll,
                count: keys.length,
              },
            ]}
          />
        </div>
      )}
      <Card>
        {shown.length > 0 ? (
          <ChannelKeyTable keys={shown} mayChange={mayChange} />
        ) : (
          <EmptyState
            icon="key-round"
            title={keys.length > 0 ? "No key works now" : "No keys yet"}
            action={create}
            curl={`curl -H "Authorization: Bearer $PORTOLAN_KEY" ${origin}/api/v1/registrar/v1/status`}
          >
            <p>
              Make one for each program, and rotate it now and then: the new key takes over while the old one
              still works.
            </p>
            {!mayChange && <p>Owners and admins of the account create keys.</p>}
          </EmptyState>
        )}
      </Card>
      {shown.length > 0 && (
        <div className="mt-6">
          <KeyLines origin={origin} namespace={namespace ?? "defiwallet"} />
        </div>
      )}
      <ChannelKeyDialogs
        namespace={namespace ?? "defiwallet"}
        keys={keys.map(({ id, name, hint, allowedAddresses, lastUsedAt }) => ({
          id,
          name,
          hint,
          allowedAddresses,
          lastUsedAt,
        }))}
      />
    </>
  );
}
