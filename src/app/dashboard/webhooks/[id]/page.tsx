import type { Metadata } from "next";
import { NoAccess } from "@/components/account/no-access";
import { ROLE_NAMES } from "@/components/members/role-names";
import { PageHeader } from "@/components/shell/page-header";
import { Card, CardHeader } from "@/components/ui/card";
import type { SearchParams } from "@/components/ui/query-string";
import { EndpointActions } from "@/components/webhooks/endpoint-actions";
import { EndpointFacts } from "@/components/webhooks/endpoint-facts";
import { DeliveryPanel } from "@/components/webhooks/endpoint-log";
import { EndpointNotice } from "@/components/webhooks/endpoint-notice";
import { EndpointState } from "@/components/webhooks/endpoint-state";
import { endpointName, WEBHOOKS_PATH } from "@/components/webhooks/endpoint-words";
import { VerificationCard } from "@/components/webhooks/verification-card";
import { EndpointDialogs } from "@/components/webhooks/webhook-dialogs";
import { MOST_HEADERS } from "@/services/webhooks/schema";
import { caller } from "../../../caller";
import { choosableEvents } from "../choosable-events";
import { loadWebhook } from "./load-webhook";
import { Log } from "./log";
import { Statistics } from "./statistics";

interface Props {
  params: Promise<{ id: string }>;
  searchParams: Promise<SearchParams>;
}

export const metadata: Metadata = { title: "Webhook" };

export default async function WebhookPage({ params, searchParams }: Props) {
  const api = await caller();
  const me = await api.access.me();
  if (!me?.account) return null;
  const { scopes, role } = me.account;
  if (!scopes.includes("webhooks:read")) return <NoAccess what="webhooks" role={ROLE_NAMES[role]} />;

  const endpoint = await loadWebhook((await params).id);
  const query = await searchParams;
  const mayChange = scopes.includes("webhooks:write");
  const [examples, types] = await Promise.all([
    api.webhooks.verification(),
    choosableEvents(endpoint.events),
  ]);
  const name = endpointName(endpoint);
  return (
    <>
      <PageHeader
        trail={[{ label: "Webhooks", href: WEBHOOKS_PATH }, { label: name }]}
        title={name}
        text={<code className="break-all font-mono text-sm">{endpoint.url}</code>}
        beside={<EndpointState endpoint={endpoint} />}
        actions={mayChange && <EndpointActions endpoint={endpoint} />}
      />
      <div className="space-y-6">
        <EndpointNotice endpoint={endpoint} mayChange={mayChange} />
        <Statistics id={endpoint.id} params={query} />
        <Log endpoint={endpoint} params={query} mayChange={mayChange} />
        <div className="grid items-start gap-6 lg:grid-cols-2 [&>*]:min-w-0">
          <Card>
            <CardHeader title="Details" />
            <EndpointFacts endpoint={endpoint} />
          </Card>
          <VerificationCard examples={examples} />
        </div>
      </div>
      <DeliveryPanel endpointId={endpoint.id} canReplay={mayChange && endpoint.state === "active"} />
      {mayChange && <EndpointDialogs endpoint={endpoint} types={types} mostHeaders={MOST_HEADERS} />}
    </>
  );
}
