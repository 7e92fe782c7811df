import type { Metadata } from "next";
import { AttentionList } from "@/components/home/attention-list";
import { operatorLines } from "@/components/home/operator-lines";
import { namespacePath } from "@/components/namespaces/paths";
import { Readiness } from "@/components/registry/readiness";
import { SecondFactorNudge } from "@/components/second-factor/nudge";
import { PageHeader } from "@/components/shell/page-header";
import { Card, CardHeader } from "@/components/ui/card";
import { Stat, StatRow } from "@/components/ui/stat";
import { RowLink, Table, Td, Th } from "@/components/ui/table";
import { caller } from "../caller";

export const metadata: Metadata = { title: "Console" };

export default async function Console() {
  const api = await caller();
  const [me, registry] = await Promise.all([api.access.me(), api.console.registry.overview()]);
  const { accounts, suspendedAccounts, names, mails, unpublishedZones } = registry;
  const live = names.reduce((sum, { live }) => sum + live, 0);
  return (
    <>
      <PageHeader title="Registry" text="How much there is, and whether every part works." />
      <div className="space-y-6">
        {me && !me.user.hasSecondFactor && <SecondFactorNudge />}
        {registry.attention.length > 0 && (
          <Card>
            <CardHeader title="Needs your attention" />
            <AttentionList lines={operatorLines(registry.attention)} />
          </Card>
        )}
        <StatRow>
          <Stat
            label="Names"
            value={number(live)}
            note={`in ${names.length} namespaces`}
            href="/console/names"
          />
          <Stat
            label="Accounts"
            value={number(accounts)}
            note={suspendedAccounts > 0 ? `${number(suspendedAccounts)} suspended` : "none suspended"}
            href="/console/accounts"
          />
          <Stat
            label="People"
            value={number(registry.users)}
            note={`${number(registry.liveKeys)} live API keys`}
          />
          <Stat
            label="Mails kept here"
            value={number(mails.waiting)}
            note={
              mails.failing > 0 ? `${number(mails.failing)} not taken by SMTP` : `of ${number(mails.total)}`
            }
            href="/console/mailbox"
          />
          <Stat
            label="Zones not on DNS yet"
            value={number(unpublishedZones)}
            note={unpublishedZones > 0 ? "look at readiness if it stays" : "every change is out"}
          />
        </StatRow>
        <div className="grid items-start gap-6 lg:grid-cols-2">
          <Card>
            <CardHeader title="Readiness" text="What /readyz says, asked every ten seconds" />
            <Readiness />
          </Card>
          <Card>
            <CardHeader title="Namespaces" />
            <Table label="Namespaces">
              <thead>
                <tr>
                  <Th>Namespace</Th>
                  <Th end>Names</Th>
                  <Th end>New this week</Th>
                </tr>
              </thead>
              <tbody>
                {names.map(({ namespace, live, newThisWeek }) => (
                  <tr key={namespace}>
                    <Td>
                      <RowLink href={namespacePath(namespace)} prefetch={false}>
                        {namespace}
                      </RowLink>
                    </Td>
                    <Td end>{number(live)}</Td>
                    <Td end>{number(newThisWeek)}</Td>
                  </tr>
                ))}
              </tbody>
            </Table>
          </Card>
        </div>
      </div>
    </>
  );
}

const number = (value: number) => new Intl.NumberFormat("en").format(value);
