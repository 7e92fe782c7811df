import type { Metadata } from "next";
import { headers } from "next/headers";
import { NoAccess } from "@/components/account/no-access";
import { UrlButton } from "@/components/account/url-button";
import { AnswerForm } from "@/components/channels/answer-form";
import { ApplyForm } from "@/components/channels/apply-form";
import { CapabilityMatrix } from "@/components/channels/capability-matrix";
import { ChannelCounts } from "@/components/channels/channel-counts";
import { ChannelDialogs } from "@/components/channels/channel-dialogs";
import { ChannelFacts } from "@/components/channels/channel-facts";
import { ChannelIntro } from "@/components/channels/channel-intro";
import { ChannelNotice } from "@/components/channels/channel-notice";
import { ChannelStatus } from "@/components/channels/channel-state";
import { ChannelSteps } from "@/components/channels/channel-steps";
import { LowBalanceForm } from "@/components/channels/low-balance-form";
import { MessageList } from "@/components/channels/message-list";
import { OwnListings } from "@/components/channels/own-listings";
import { RequestListing } from "@/components/channels/request-listing";
import { SandboxClock } from "@/components/clock/sandbox-clock";
import { ROLE_NAMES } from "@/components/members/role-names";
import { PageHeader } from "@/components/shell/page-header";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { CodeBlock } from "@/components/ui/code-block";
import { FilterChips } from "@/components/ui/filter-chips";
import { oneParam, type SearchParams, withParams } from "@/components/ui/query-string";
import { caller } from "../../caller";
import { publicOrigin } from "../../public-origin";
import { ownChannel } from "./own-channel";

export const metadata: Metadata = { title: "Registrar" };

const PATH = "/dashboard/channel";

export default async function ChannelPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const own = await ownChannel();
  if (!own) return null;
  const { channel, offered, scopes, role, mayRead } = own;
  if (!mayRead) return <NoAccess what="the registrar channel" role={ROLE_NAMES[role]} />;
  const mayChange = scopes.includes("channel:write");
  const origin = publicOrigin(await headers());
  if (!channel) return <Apply offered={offered} mayChange={mayChange} origin={origin} />;

  const { state, listings, balances, messages, isAnswerAwaited } = channel;
  const isRefused = state === "refused";
  const free = offered.filter(
    (name) => !listings.some((listing) => listing.namespace === name && listing.state !== "refused"),
  );
  const currency = balances?.[0]?.currency ?? "USD";
  return (
    <>
      <PageHeader
        title={channel.company}
        text={<code className="font-mono text-sm">{channel.slug}</code>}
        beside={<ChannelStatus state={state} />}
        actions={
          <>
            <DocsButton />
            <LinkButton href="/dashboard/webhooks" prefetch={false} icon="send">
              Webhooks
            </LinkButton>
            {mayChange && !isRefused && (
              <UrlButton param="edit" icon="pencil">
                Change details
              </UrlButton>
            )}
          </>
        }
      />
      <div className="space-y-6">
        <ChannelNotice channel={channel} />
        <Card label="The way to production">
          <ChannelSteps channel={channel} />
        </Card>
        <ChannelCounts channel={channel} />
        {isRefused && mayChange && (
          <Card>
            <CardHeader title="Apply again" text="With what was missing." />
            <CardBody>
              <ApplyForm offered={offered} former={channel} />
            </CardBody>
          </Card>
        )}
        {state !== "applied" && !isRefused && (
          <Card label="Sandbox clock">
            <SandboxClock sandbox={await (await caller()).channels.sandbox()} mayMove={mayChange} />
          </Card>
        )}
        <Capabilities params={await searchParams} origin={origin} />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <div className="space-y-6">
            <Card>
              <CardHeader
                title="Listings"
                text="Under which namespaces this channel may sell. Each is approved by itself."
              />
              <OwnListings listings={listings} mayChange={mayChange && !isRefused} />
              {mayChange && !isRefused && free.length > 0 && (
                <CardFooter>
                  <RequestListing free={free} />
                </CardFooter>
              )}
            </Card>
            <Card>
              <CardHeader title="Details" />
              <ChannelFacts channel={channel} />
            </Card>
          </div>
          <div className="space-y-6">
            <Card>
              <CardHeader title="Messages" text="What the operators asked, and what you answered." />
              {messages.length > 0 && <MessageList messages={messages} />}
              {mayChange && !isRefused && (
                <CardBody className={messages.length > 0 ? "border-line border-t" : undefined}>
                  <AnswerForm isAwaited={isAnswerAwaited} />
                </CardBody>
              )}
            </Card>
            <Card>
              <CardHeader
                title="Low-balance notice"
                text="A mail to both contacts before commands are refused for want of money."
              />
              <CardBody>
                <LowBalanceForm
                  lowBalanceAmount={channel.lowBalanceAmount}
                  currency={currency}
                  disabled={!mayChange || isRefused}
                />
              </CardBody>
            </Card>
          </div>
        </div>
      </div>
      <ChannelDialogs channel={channel} />
    </>
  );
}

/** What the chosen key may do, or one with every scope. */
async function Capabilities({ params, origin }: { params: SearchParams; origin: string }) {
  const api = await caller();
  const live = (await api.channels.keys()).filter(({ state }) => state === "active" || state === "replaced");
  const key = live.find(({ id }) => id === oneParam(params, "key"));
  const { commands } = await api.channels.status({ keyId: key?.id });
  return (
    <Card>
      <CardHeader
        title={key ? `What ${key.name} may do` : "What a key with every scope may do"}
        text="Command by command, with the reason of each refusal and the step that would clear it."
      />
      {live.length > 0 && (
        <div className="border-line border-b px-4 py-3">
          <FilterChips
            label="Key"
            chips={live.map(({ id, name, hint }) => ({
              label: `${name} (${hint})`,
              href: withParams(PATH, params, { key: id === key?.id ? null : id }),
              active: id === key?.id,
            }))}
          />
        </div>
      )}
      <CapabilityMatrix rows={commands} />
      <CardFooter>
        <div className="w-full">
          <p className="mb-1.5">The same by API, in every state of the channel:</p>
          <CodeBlock label="Command" code={statusLine(origin)} wrap />
        </div>
      </CardFooter>
    </Card>
  );
}

function Apply({
  offered,
  mayChange,
  origin,
}: {
  offered: readonly string[];
  mayChange: boolean;
  origin: string;
}) {
  return (
    <>
      <PageHeader
        title="Become a registrar"
        text="A registrar channel lets your software sell names to registrants through the registrar API or EPP. You have none yet."
        actions={<DocsButton />}
      />
      <div className="space-y-6">
        <ChannelIntro />
        {mayChange ? (
          <Card>
            <CardHeader title="Apply for a channel" text="It can be changed until the operators decide." />
            <CardBody>
              <ApplyForm offered={offered} />
            </CardBody>
          </Card>
        ) : (
          <Alert tone="info" title="Your role cannot apply">
            Ask an owner or admin of the account to apply for a channel.
          </Alert>
        )}
        <Card>
          <CardHeader title="What comes after" text="With a key of the channel, the first command is this:" />
          <CardBody>
            <CodeBlock label="Command" code={statusLine(origin)} wrap />
          </CardBody>
        </Card>
      </div>
    </>
  );
}

function DocsButton() {
  return (
    <LinkButton href="/docs/registrar" prefetch={false} icon="book-open">
      Docs
    </LinkButton>
  );
}

const statusLine = (origin: string) =>
  `curl -H "Authorization: Bearer $PORTOLAN_KEY" ${origin}/api/v1/registrar/v1/status`;
