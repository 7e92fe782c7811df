import Link from "next/link";
import { caller } from "@/app/caller";
import { ActivityList } from "@/components/home/activity-list";
import { isDeleted, lifePhases, type NameView } from "@/components/names/life";
import { namePath } from "@/components/names/paths";
import { Publication } from "@/components/names/publication";
import { RenewForm } from "@/components/names/renew-form";
import { mostRenewalYears, whyNotRenew } from "@/components/names/renewal";
import { SideFacts } from "@/components/names/side-facts";
import { StatusList } from "@/components/names/status-list";
import { Card, CardBody, CardHeader } from "@/components/ui/card";
import { Money } from "@/components/ui/money";
import { Time } from "@/components/ui/time";
import { Timeline } from "@/components/ui/timeline";
import { loadFunds } from "../../funds";
import { viewerScopes } from "../viewer";
import { loadName, type NameProps } from "./load-name";

export default async function NamePage({ params }: NameProps) {
  const name = await loadName((await params).name);
  const api = await caller();
  const scopes = await viewerScopes();
  const [offers, activity, funds] = await Promise.all([
    api.namespaces.list(),
    scopes.has("audit:read") ? api.audit.activity({ subject: name.fqdn, limit: 20 }) : null,
    loadFunds(name.currency),
  ]);
  const now = new Date();
  const policy = offers.find((offer) => offer.name === name.namespace);
  // `subject` finds names that only contain this one, too.
  const own = activity?.entries.filter((entry) => entry.subjectName === name.fqdn).slice(0, 6);

  return (
    <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,1fr)_19rem]">
      <div className="min-w-0 space-y-5">
        {policy && (
          <Card>
            <CardHeader
              title="Its life"
              text={
                isDeleted(name)
                  ? "Deleted: what comes next if nobody restores it"
                  : name.autoRenew
                    ? "Auto-renew keeps it going; without money for that, it goes on like this"
                    : "What comes next if nobody renews it"
              }
            />
            <Timeline
              label={`The life of ${name.unicode}`}
              phases={lifePhases(name, policy, now)}
              now={now}
            />
          </Card>
        )}
        <Card>
          <CardHeader title="Statuses" text="What holds for this name now" />
          <StatusList name={name} />
        </Card>
        {own && (
          <Card>
            <CardHeader title="Recent activity" />
            <ActivityList entries={own} empty="Nothing has happened to this name yet." />
          </Card>
        )}
      </div>
      <div className="min-w-0 space-y-5">
        {!isDeleted(name) && (
          <Card>
            <CardHeader title="Renew" />
            <CardBody>
              <RenewForm
                key={name.expiresAt}
                fqdn={name.fqdn}
                expiresAt={name.expiresAt}
                mostYears={policy ? mostRenewalYears(name.expiresAt, policy.maxYears, now) : 1}
                amount={name.renewAmount}
                currency={name.currency}
                funds={funds}
                why={whyNotRenew(name, scopes, policy?.maxYears ?? 1, now)}
              />
            </CardBody>
          </Card>
        )}
        <Card>
          <CardHeader title="On DNS" />
          <CardBody>
            <OnDns name={name} />
          </CardBody>
        </Card>
        <Card label="Facts">
          <FactsOf name={name} />
        </Card>
      </div>
    </div>
  );
}

function OnDns({ name }: { name: NameView }) {
  if (isDeleted(name)) return <p className="text-ink-2">A deleted name does not answer.</p>;
  if (name.state === "suspended") return <p className="text-ink-2">On hold: it does not answer.</p>;
  if (name.state === "expired" && name.statuses.includes("serverHold")) {
    return <p className="text-ink-2">Its term has ended: it does not answer until it is renewed.</p>;
  }
  return (
    <div className="space-y-3">
      {name.hosted && name.zone ? (
        <Publication fqdn={name.fqdn} zone={name.zone} />
      ) : (
        <p className="text-ink-2">Its records are kept at your own nameservers:</p>
      )}
      <ul className="space-y-0.5 font-mono text-sm">
        {name.nameservers.map(({ host }) => (
          <li key={host} className="[overflow-wrap:anywhere]">
            {host}
          </li>
        ))}
      </ul>
      <Link
        href={namePath(name.fqdn, name.hosted ? "dns" : "nameservers")}
        className="inline-block py-0.5 text-accent underline underline-offset-2"
      >
        {name.hosted ? "Edit its records" : "Change the nameservers"}
      </Link>
    </div>
  );
}

function FactsOf({ name }: { name: NameView }) {
  return (
    <SideFacts
      items={[
        { term: "Registered", value: <Time at={name.registeredAt} form="date" /> },
        { term: "Expires", value: <Time at={name.expiresAt} form="date" /> },
        { term: "Last changed", value: <Time at={name.updatedAt} /> },
        {
          term: "Renewal",
          value: (
            <>
              <Money amount={name.renewAmount} currency={name.currency} /> a year
            </>
          ),
        },
        { term: "Contacts", value: name.privacy ? "Hidden in lookups" : "Shown in lookups" },
      ]}
    />
  );
}
