import type { Metadata } from "next";
import { headers } from "next/headers";
import { NoAccess } from "@/components/account/no-access";
import { UrlButton } from "@/components/account/url-button";
import { LiveRefresh } from "@/components/health/live-refresh";
import { ROLE_NAMES } from "@/components/members/role-names";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card, CardFooter } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import { EndpointTable } from "@/components/webhooks/endpoint-table";
import { ListDialogs } from "@/components/webhooks/webhook-dialogs";
import { MOST_ENDPOINTS, MOST_HEADERS } from "@/services/webhooks/schema";
import { caller } from "../../caller";
import { publicOrigin } from "../../public-origin";
import { choosableEvents } from "./choosable-events";

export const metadata: Metadata = { title: "Webhooks" };

export default async function Webhooks() {
  const api = await caller();
  const me = await api.access.me();
  if (!me?.account) return null;
  const { scopes, role } = me.account;
  if (!scopes.includes("webhooks:read")) return <NoAccess what="webhooks" role={ROLE_NAMES[role]} />;

  const [endpoints, summaries, types] = await Promise.all([
    api.webhooks.list(),
    api.webhooks.summaries(),
    choosableEvents(),
  ]);
  const mayChange = scopes.includes("webhooks:write");
  const isFull = endpoints.length >= MOST_ENDPOINTS;
  const create = mayChange && (
    <UrlButton param="create" variant="primary" icon="plus" disabled={isFull}>
      Create webhook
    </UrlButton>
  );
  const curl = `curl ${publicOrigin(await headers())}/api/v2/webhooks -H "X-API-Key: $PORTOLAN_KEY" -H "Content-Type: application/json" -d '{"url": "https://example.com/hooks/names", "events": ["subdomain.registered", "dns.updated"]}'`;

  return (
    <>
      <PageHeader
        title="Webhooks"
        text="URLs of yours that events are posted to, milliseconds after they happened."
        actions={
          <>
            <LinkButton href="/docs/webhooks" prefetch={false} icon="book-open">
              Docs
            </LinkButton>
            {endpoints.length > 0 && create}
          </>
        }
      />
      <Card>
        {endpoints.length > 0 ? (
          <>
            <LiveRefresh everyMs={15_000} />
            <EndpointTable endpoints={endpoints} summaries={summaries} />
            <CardFooter>
              <p>
                {endpoints.length} of {MOST_ENDPOINTS} webhooks
                {isFull && ": delete one to make another"}
              </p>
            </CardFooter>
          </>
        ) : (
          <EmptyState icon="send" title="No webhooks yet" action={create} curl={curl}>
            <p>
              When a name is registered, records change or a payment fails, your own program hears of it at
              once: signed, tried again for a day and a half, with every attempt in a log. You may have{" "}
              {MOST_ENDPOINTS}.
            </p>
          </EmptyState>
        )}
      </Card>
      {mayChange && <ListDialogs types={types} mostHeaders={MOST_HEADERS} />}
    </>
  );
}
