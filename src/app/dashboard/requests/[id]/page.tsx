import type { Metadata } from "next";
import { Suspense } from "react";
import { caller } from "@/app/caller";
import { SideFacts } from "@/components/names/side-facts";
import { FinishSetup } from "@/components/payments/finish-setup";
import { PaymentDialogs } from "@/components/payments/payment-dialogs";
import { PageHeader } from "@/components/shell/page-header";
import { Card, CardHeader } from "@/components/ui/card";
import { CopyButton } from "@/components/ui/copy-button";
import { Time } from "@/components/ui/time";
import { CancelRequest } from "@/components/workflows/cancel-request";
import { REQUESTS_PATH } from "@/components/workflows/paths";
import { RequestPanel } from "@/components/workflows/request-panel";
import { KIND_WORDS, requestTitle } from "@/components/workflows/request-words";
import { viewerScopes } from "../../names/viewer";
import { loadRequest } from "./load-request";
import { Outcome } from "./outcome";

interface Props {
  params: Promise<{ id: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: requestTitle(await loadRequest((await params).id)) };
}

export default async function RequestPage({ params }: Props) {
  const request = await loadRequest((await params).id);
  const api = await caller();
  const scopes = await viewerScopes();
  const [cards, prices] = await Promise.all([
    scopes.has("billing:write") ? api.payments.methods() : null,
    api.namespaces.pricing(),
  ]);
  const currency =
    request.action && "currency" in request.action ? request.action.currency : prices[0]?.currency;
  return (
    <>
      <PageHeader
        trail={[{ label: "Requests", href: REQUESTS_PATH }, { label: request.unicode }]}
        title={requestTitle(request)}
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
        <RequestPanel
          initial={request}
          rights={{
            maySpend: scopes.has("names:register"),
            mayChange: scopes.has("names:write"),
            mayPay: scopes.has("billing:write"),
            entry: cards?.entry ?? "none",
            keepsMail: globalThis.portolan?.keepsMail ?? false,
          }}
        >
          {request.state === "succeeded" && <Outcome request={request} />}
        </RequestPanel>
        <Card>
          <CardHeader title="About it" />
          <SideFacts
            items={[
              { term: "Kind", value: KIND_WORDS[request.kind] },
              { term: "Asked for", value: <Time at={request.createdAt} form="datetime" /> },
              ...(request.completedAt
                ? [{ term: "Ended", value: <Time at={request.completedAt} form="datetime" /> }]
                : []),
              {
                term: "Number",
                value: (
                  <span className="inline-flex items-center gap-1 font-mono text-xs" data-tip={request.id}>
                    …{request.id.slice(-12)}
                    <CopyButton text={request.id} label="Copy number" />
                  </span>
                ),
              },
            ]}
          />
        </Card>
      </div>
      <CancelRequest request={request} />
      {cards && <PaymentDialogs currency={currency ?? "USD"} cards={cards} />}
      <Suspense>
        <FinishSetup />
      </Suspense>
    </>
  );
}
