import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { UrlButton } from "@/components/account/url-button";
import { ClockBanner } from "@/components/clock/clock-banner";
import { ContactList } from "@/components/console-names/contact-list";
import { HistoryList } from "@/components/console-names/history-list";
import { Notes } from "@/components/console-names/notes";
import { CONSOLE_NAMES_PATH } from "@/components/console-names/paths";
import { RegistryLockNotice } from "@/components/console-names/registry-lock-notice";
import { StatusDialogs } from "@/components/console-names/status-dialogs";
import { StatusSummary } from "@/components/console-names/status-summary";
import { TransferList } from "@/components/console-names/transfer-list";
import { isDeleted, lifePhases } from "@/components/names/life";
import { SideFacts } from "@/components/names/side-facts";
import { StateBadge } from "@/components/names/state-badge";
import { namespacePath } from "@/components/namespaces/paths";
import { PageHeader } from "@/components/shell/page-header";
import type { Output } from "@/components/trpc";
import { Alert } from "@/components/ui/alert";
import { Card, CardHeader } from "@/components/ui/card";
import { Money } from "@/components/ui/money";
import { NameText } from "@/components/ui/name-text";
import { Time } from "@/components/ui/time";
import { Timeline } from "@/components/ui/timeline";
import { whyNotOperator } from "@/services/operators/scopes";
import { caller, registryErrorOf } from "../../../caller";

export const metadata: Metadata = { title: "Name" };

type Name = Output<"console.names.get">;

export default async function NamePage({ params }: { params: Promise<{ name: string }> }) {
  const name = await findName((await params).name);
  if (!name) notFound();
  const api = await caller();
  const [me, transfers] = await Promise.all([
    api.access.me(),
    api.console.names.transfers({ name: name.fqdn }),
  ]);
  const why = whyNotOperator(me?.user.operatorRole, "names:write");
  const isHeld = name.serverStatuses.includes("serverHold");
  const now = new Date();
  return (
    <>
      <PageHeader
        title={<NameText fqdn={name.fqdn} unicode={name.unicode} both />}
        trail={[{ label: "Names", href: CONSOLE_NAMES_PATH }, { label: name.unicode }]}
        beside={<StateBadge state={name.state} />}
        actions={
          <>
            <UrlButton param="locks" icon="lock" disabled={why !== null} title={why ?? undefined}>
              Locks
            </UrlButton>
            <UrlButton
              param="hold"
              icon={isHeld ? "rotate-ccw" : "ban"}
              variant={isHeld ? "secondary" : "danger-quiet"}
              disabled={why !== null}
              title={why ?? undefined}
            >
              {isHeld ? "Take off hold" : "Put on hold"}
            </UrlButton>
          </>
        }
      />
      <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0 space-y-5">
          <ClockBanner
            namespace={name.namespace}
            advancedSeconds={name.clockAdvancedSeconds}
            href={namespacePath(name.namespace, "clock")}
          />
          {why && <Alert tone="info">{why}.</Alert>}
          {isHeld && (
            <Alert tone="warn" title="The registry has this name on hold">
              It does not answer on DNS. The history below says why.
            </Alert>
          )}
          {name.registryLockedAt && <RegistryLockNotice name={name} />}
          {name.pendingWork.length > 0 && (
            <Alert tone="info" title="A registrar's command waits for an operator">
              {name.pendingWork.map(({ id, command, createdAt }) => (
                <p key={id}>
                  <code className="font-mono text-sm">{command}</code>, asked <Time at={createdAt} />
                </p>
              ))}
            </Alert>
          )}
          <Card>
            <CardHeader
              title="Its life"
              text={
                isDeleted(name)
                  ? "Deleted: what comes next if nobody restores it"
                  : "What comes next if nobody renews it"
              }
            />
            <Timeline
              label={`The life of ${name.unicode}`}
              phases={lifePhases(name, name.life, now)}
              now={now}
            />
          </Card>
          <Card>
            <CardHeader title="Statuses" text="What holds for this name now" />
            <StatusSummary
              state={name.state}
              statuses={name.statuses}
              rgpStatuses={name.rgpStatuses}
              isOfRegistryLock={(status) =>
                name.registryLockedAt !== null && !name.serverStatuses.includes(status)
              }
            />
          </Card>
          <Card>
            <CardHeader
              title="Contacts"
              text={name.privacy ? "Hidden in lookups; operators see them" : "Shown in lookups"}
            />
            <ContactList contacts={name.contacts} />
          </Card>
          <Card>
            <CardHeader title="History" text="The last 30 changes" />
            <HistoryList entries={name.history} />
          </Card>
        </div>
        <div className="min-w-0 space-y-5">
          <Card label="Facts">
            <SideFacts items={factsOf(name)} />
          </Card>
          <Card>
            <CardHeader title={name.hosted ? "Hosted here" : "Own nameservers"} />
            <ul className="space-y-0.5 px-4 py-3 font-mono text-sm">
              {name.nameservers.map(({ host }) => (
                <li key={host} className="[overflow-wrap:anywhere]">
                  {host}
                </li>
              ))}
            </ul>
          </Card>
          <Card>
            <CardHeader title="Notes" />
            <Notes
              name={name.fqdn}
              notes={name.notes}
              you={me?.user.email ?? ""}
              isAdmin={me?.user.operatorRole === "admin"}
              disabled={why !== null}
            />
          </Card>
          {transfers.length > 0 && (
            <Card>
              <CardHeader title="Transfers" />
              <TransferList transfers={transfers} />
            </Card>
          )}
          {name.earlier.length > 0 && (
            <Card>
              <CardHeader title="Registered before" />
              <SideFacts
                items={name.earlier.map(({ registeredAt, releasedAt, account }) => ({
                  term: `Account ${account}`,
                  value: (
                    <>
                      <Time at={registeredAt} form="date" /> – <Time at={releasedAt} form="date" />
                    </>
                  ),
                }))}
              />
            </Card>
          )}
        </div>
      </div>
      {!why && <StatusDialogs name={name} />}
    </>
  );
}

const LINK = "text-accent underline underline-offset-2 [overflow-wrap:anywhere]";

function factsOf({ account, channel, ...name }: Name) {
  return [
    {
      term: "Account",
      value: (
        <Link href={`/console/accounts/${account.number}`} className={LINK}>
          {account.organization}
        </Link>
      ),
    },
    {
      term: "Registrar",
      value: channel ? (
        <Link href={`/console/channels/${channel.slug}`} className={LINK}>
          {channel.slug}
        </Link>
      ) : (
        "None: direct"
      ),
    },
    {
      term: "Namespace",
      value: (
        <Link href={namespacePath(name.namespace)} className={LINK}>
          {name.namespace}
        </Link>
      ),
    },
    { term: "Registered", value: <Time at={name.registeredAt} form="date" /> },
    { term: "Expires", value: <Time at={name.expiresAt} form="date" /> },
    { term: "Auto-renew", value: name.autoRenew ? "On" : "Off" },
    { term: "Last changed", value: <Time at={name.updatedAt} /> },
    {
      term: "Renewal",
      value: (
        <>
          <Money amount={name.renewAmount} currency={name.currency} /> a year
        </>
      ),
    },
    ...(name.zone && name.state !== "suspended" && !isDeleted(name)
      ? [
          {
            term: "Serial",
            value: `${name.zone.serial}${name.zone.publishedSerial === name.zone.serial ? ", on DNS" : ", not on DNS yet"}`,
          },
        ]
      : []),
  ];
}

async function findName(segment: string): Promise<Name | null> {
  try {
    return await (await caller()).console.names.get({ name: decodeURIComponent(segment) });
  } catch (error) {
    const code = registryErrorOf(error)?.code;
    // What no text column takes is no name either.
    if (code === "not_found" || code === "invalid_request" || error instanceof URIError) return null;
    throw error;
  }
}
