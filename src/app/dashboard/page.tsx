import type { Metadata } from "next";
import Link from "next/link";
import { ActivityList } from "@/components/home/activity-list";
import { attentionLines } from "@/components/home/attention-lines";
import { AttentionList } from "@/components/home/attention-list";
import { FirstSteps } from "@/components/home/first-steps";
import { Plots, sum } from "@/components/home/plots";
import { RenewalsDue } from "@/components/home/renewals-due";
import { PageHeader } from "@/components/shell/page-header";
import type { Output } from "@/components/trpc";
import { Alert } from "@/components/ui/alert";
import { LinkButton } from "@/components/ui/button";
import { Card, CardHeader } from "@/components/ui/card";
import { fullNumber, shortNumber } from "@/components/ui/chart-scale";
import { Money } from "@/components/ui/money";
import { Stat, StatRow } from "@/components/ui/stat";
import { caller } from "../caller";
import { viewerKeyHint, viewerScopes } from "./names/viewer";

export const metadata: Metadata = { title: "Home" };

export default async function HomePage() {
  const api = await caller();
  const scopes = await viewerScopes();
  const [overview, soon, statistics, activity] = await Promise.all([
    api.home.overview(),
    api.names.list({ expiresWithinDays: 30, limit: 1 }),
    api.names.statistics(),
    scopes.has("audit:read") ? api.audit.activity({ limit: 20 }) : null,
  ]);
  const { attention, renewalsDue, currency } = overview;
  // Who signed in when is for the activity page.
  const latest = activity?.entries.filter((entry) => !entry.action.startsWith("access.")).slice(0, 6);
  const isEmpty = overview.names === 0 && attention.every((item) => item.kind === "low_balance");

  return (
    <>
      <PageHeader
        title="Home"
        actions={
          <LinkButton href="/dashboard/search" variant="primary" icon="plus">
            Register a name
          </LinkButton>
        }
      />
      <div className="space-y-5">
        {isEmpty ? (
          <FirstSteps publicUrl={globalThis.portolan?.publicUrl ?? ""} keyHint={await viewerKeyHint()} />
        ) : attention.length > 0 ? (
          <Card>
            <CardHeader title="Needs your attention" />
            <AttentionList lines={attentionLines(attention)} />
          </Card>
        ) : (
          <Alert tone="ok">Nothing is wrong, and nothing is due that does not renew by itself.</Alert>
        )}
        <Numbers overview={overview} due={soon.total} queries={sum(statistics.dnsQueries)} />
        <div className="grid items-start gap-5 xl:grid-cols-2">
          {!isEmpty && (
            <Card>
              <CardHeader
                title="Renewals due"
                text="Within 30 days"
                action={
                  <Link
                    href="/dashboard/names?expiring=30&sort=expires"
                    className="py-0.5 text-accent text-sm underline underline-offset-2"
                  >
                    See all
                  </Link>
                }
              />
              <RenewalsDue renewals={renewalsDue} currency={currency} />
            </Card>
          )}
          {latest && (
            <Card>
              <CardHeader
                title="Recent activity"
                action={
                  <Link
                    href="/dashboard/activity"
                    className="py-0.5 text-accent text-sm underline underline-offset-2"
                  >
                    See all
                  </Link>
                }
              />
              <ActivityList entries={latest} empty="Nothing has happened yet." linked />
            </Card>
          )}
        </div>
        {!isEmpty && <Plots statistics={statistics} />}
      </div>
    </>
  );
}

function Numbers({
  overview,
  due,
  queries,
}: {
  overview: Output<"home.overview">;
  due: number;
  queries: number;
}) {
  const { names, autoRenewing, balance, currency } = overview;
  return (
    <StatRow>
      <Stat
        label="Names"
        value={fullNumber(names)}
        note={names > 0 ? `${fullNumber(autoRenewing)} renew by themselves` : "None yet"}
        href="/dashboard/names"
      />
      <Stat
        label="Renewals due"
        value={fullNumber(due)}
        note="Within 30 days"
        href="/dashboard/names?expiring=30&sort=expires"
      />
      {balance && (
        <Stat
          label="Balance"
          value={<Money amount={balance.balance} currency={currency} />}
          note={
            balance.creditLimit > 0 ? (
              <>
                and <Money amount={balance.creditLimit} currency={currency} /> credit
              </>
            ) : (
              "Prepaid"
            )
          }
          href="/dashboard/billing"
        />
      )}
      <Stat label="DNS queries" value={shortNumber(queries)} note="Answered in 30 days" />
    </StatRow>
  );
}
