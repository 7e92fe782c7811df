import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { UrlButton } from "@/components/account/url-button";
import { ChannelFacts } from "@/components/channels/channel-facts";
import { ChannelKeyTable } from "@/components/channels/channel-key-table";
import { ChannelRateForm } from "@/components/channels/channel-rate-form";
import { ChannelStatus } from "@/components/channels/channel-state";
import { ChannelSteps } from "@/components/channels/channel-steps";
import { ConsoleActions } from "@/components/channels/console-actions";
import { ConsoleCounts } from "@/components/channels/console-counts";
import { ConsoleDialogs } from "@/components/channels/console-dialogs";
import { ConsoleListings } from "@/components/channels/console-listings";
import { ConsoleNotice } from "@/components/channels/console-notice";
import { CreditLimitForm } from "@/components/channels/credit-limit-form";
import { LowBalanceForm } from "@/components/channels/low-balance-form";
import { MessageList } from "@/components/channels/message-list";
import { RecentCommands } from "@/components/channels/recent-commands";
import { RunTable } from "@/components/channels/run-table";
import { SandboxClock } from "@/components/clock/sandbox-clock";
import { PageHeader } from "@/components/shell/page-header";
import { LinkButton } from "@/components/ui/button";
import { Card, CardBody, CardFooter, CardHeader } from "@/components/ui/card";
import { whyNotOperator } from "@/services/operators/scopes";
import { caller, registryErrorOf } from "../../../caller";

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await params).slug };
}

export default async function ChannelPage({ params }: Props) {
  const channel = await findChannel((await params).slug);
  const me = await (await caller()).access.me();
  if (!channel) notFound();
  const { slug, company, state, account, keys, runs, commands, messages, balances } = channel;
  const operatorRole = me?.user.operatorRole ?? null;
  const mayChange = whyNotOperator(operatorRole, "channels:write") === null;
  const [balance] = balances;
  const currency = balance?.currency ?? "USD";
  const liveKeys = keys.filter((key) => key.state === "active" || key.state === "replaced").length;
  return (
    <>
      <PageHeader
        title={company}
        trail={[{ label: "Channels", href: "/console/channels" }, { label: slug }]}
        beside={<ChannelStatus state={state} />}
        text={
          <>
            Of the account{" "}
            <Link href={`/console/accounts/${account.number}`} className="text-accent underline">
              {account.organization}
            </Link>
          </>
        }
        actions={mayChange && <ConsoleActions state={state} />}
      />
      <div className="space-y-6">
        <ConsoleNotice channel={channel} operatorRole={operatorRole} />
        <Card label="The way to production">
          <ChannelSteps channel={channel} />
        </Card>
        <ConsoleCounts channel={channel} liveKeys={liveKeys} />
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <Card>
            <CardHeader title="Application" />
            <ChannelFacts channel={channel} />
          </Card>
          <div className="space-y-6">
            <Card>
              <CardHeader title="Listings" text="Under which namespaces it may sell." />
              <ConsoleListings channel={channel} mayChange={mayChange} />
            </Card>
            <Card>
              <CardHeader title="Messages" />
              {messages.length > 0 ? (
                <MessageList messages={messages} />
              ) : (
                <p className="p-4 text-ink-3">Nothing was asked yet.</p>
              )}
            </Card>
          </div>
        </div>
        {state !== "applied" && state !== "refused" && (
          <Card label="Sandbox clock">
            <SandboxClock
              slug={slug}
              sandbox={await (await caller()).console.channels.sandbox({ slug })}
              mayMove={mayChange}
            />
          </Card>
        )}
        <Card>
          <CardHeader title="OT&E runs" />
          {runs.length > 0 ? (
            <RunTable runs={runs} />
          ) : (
            <p className="p-4 text-ink-3">No run was started for this channel yet.</p>
          )}
        </Card>
        <Card>
          <CardHeader
            title="Limits and balance"
            action={
              mayChange && (
                <UrlButton param="do" value="credit" size="sm" icon="plus">
                  Credit balance
                </UrlButton>
              )
            }
          />
          <CardBody className="grid gap-6 md:grid-cols-3">
            <ChannelRateForm
              slug={slug}
              rateLimitPerMinute={channel.rateLimitPerMinute}
              disabled={!mayChange}
            />
            <CreditLimitForm
              slug={slug}
              currency={currency}
              creditLimit={balance?.creditLimit ?? 0}
              disabled={!mayChange}
            />
            <LowBalanceForm
              slug={slug}
              currency={currency}
              lowBalanceAmount={channel.lowBalanceAmount}
              disabled={!mayChange}
            />
          </CardBody>
        </Card>
        <Card>
          <CardHeader title="Keys" text="Their first characters only: nobody can see a key again." />
          {keys.length > 0 ? (
            <ChannelKeyTable keys={keys} mayChange={false} />
          ) : (
            <p className="p-4 text-ink-3">The registrar has created no key yet.</p>
          )}
        </Card>
        <Card>
          <CardHeader title="Recent commands" />
          {commands.length > 0 ? (
            <RecentCommands commands={commands} />
          ) : (
            <p className="p-4 text-ink-3">The channel has sent no command yet.</p>
          )}
          <CardFooter>
            <LinkButton size="sm" href={`/console/commands?channel=${slug}`} icon="list">
              Command log
            </LinkButton>
          </CardFooter>
        </Card>
      </div>
      {mayChange && (
        <ConsoleDialogs
          channel={{
            slug,
            company,
            state,
            liveKeys,
            names: channel.names,
            requested: channel.listings
              .filter((listing) => listing.state === "requested")
              .map(({ namespace }) => namespace),
            currency,
            suggestedEnd: inAYear(),
          }}
        />
      )}
    </>
  );
}

function inAYear(): string {
  const day = new Date();
  day.setUTCFullYear(day.getUTCFullYear() + 1);
  return day.toISOString().slice(0, 10);
}

async function findChannel(slug: string) {
  try {
    return await (await caller()).console.channels.get({ slug: slug.slice(0, 64) });
  } catch (error) {
    if (registryErrorOf(error)?.code === "not_found") return null;
    throw error;
  }
}
