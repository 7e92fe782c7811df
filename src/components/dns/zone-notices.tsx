import { namePath } from "../names/paths";
import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/button";
import { Card } from "../ui/card";
import { CodeBlock } from "../ui/code-block";
import { EmptyState } from "../ui/empty-state";

/** In place of the editor while a name uses nameservers of its own: why, and the way back. */
export function NotHosted({
  apex,
  nameservers,
  kept,
}: {
  apex: string;
  nameservers: readonly string[];
  /** Records that are kept here meanwhile. */
  kept: number;
}) {
  return (
    <Card>
      <EmptyState
        icon="server"
        title="This name uses its own nameservers"
        action={
          <LinkButton href={namePath(apex, "nameservers")} variant="primary">
            Change nameservers
          </LinkButton>
        }
      >
        <p>
          Whoever asks for {apex} is sent to {nameservers.join(" and ")}: its records are kept there, and what
          stands here is not answered. To keep them here, take the own nameservers away.
        </p>
        {kept > 0 && (
          <p className="mt-2">
            {kept === 1 ? "One record that" : `${kept} records that`} you had here{" "}
            {kept === 1 ? "is kept and answers" : "are kept and answer"} again from then on.
          </p>
        )}
      </EmptyState>
    </Card>
  );
}

/** A zone without records: what they are for, and the one next step. */
export function EmptyZone({ apex, origin, mayAdd }: { apex: string; origin: string; mayAdd: boolean }) {
  const path = namePath(apex, "dns");
  return (
    <EmptyState
      icon="radio-tower"
      title="Nothing answers yet"
      action={
        mayAdd && (
          <>
            <LinkButton href={`${path}?panel=add`} prefetch={false} variant="primary" icon="plus">
              Add the first record
            </LinkButton>
            <LinkButton href={`${path}?panel=templates`} prefetch={false} icon="list">
              Start from a template
            </LinkButton>
          </>
        )
      }
      curl={curlLine(apex, origin)}
    >
      <p>
        Records say where {apex} leads: an A record to a web server, an MX record to a mail server. What you
        add is staged, shown as a diff, and answers within about a second after you apply it.
      </p>
    </EmptyState>
  );
}

/** The first record, as the API takes it. */
function curlLine(apex: string, origin: string): string {
  const body = JSON.stringify({ type: "A", name: "@", value: "203.0.113.10", ttl: 3600 });
  return [
    `curl -X POST ${origin}/api/v2/dns/${apex}/records \\`,
    `  -H "X-API-Key: $PORTOLAN_KEY" \\`,
    `  -H "Content-Type: application/json" \\`,
    `  -d '${body}'`,
  ].join("\n");
}

/** A filter that fits no record. */
export function NothingFound({ apex, text, type }: { apex: string; text: string; type: string | null }) {
  return (
    <EmptyState
      icon="search"
      title={`No ${type ? `${type} ` : ""}record${text ? ` with “${text}”` : ""}`}
      action={<LinkButton href={namePath(apex, "dns")}>Show all records</LinkButton>}
    >
      <p>Names and values are searched, such as www or 203.0.113.</p>
    </EmptyState>
  );
}

/** Why records can be seen and not changed. */
export function ReadOnlyNotice({ reason }: { reason: string }) {
  return (
    <div className="mb-3">
      <Alert tone="info" title="You can look, not change">
        {reason}
      </Alert>
    </div>
  );
}

/** What stands in the zone beside the registrant's own records, and how to ask for it. */
export function ZoneFacts({
  apex,
  serial,
  nameservers,
}: {
  apex: string;
  serial: number;
  nameservers: readonly string[];
}) {
  return (
    <details className="mt-4 text-ink-2 text-sm">
      <summary className="rounded-sm text-ink-3">
        Serial {serial}. SOA and NS of {apex} are made by the registry.
      </summary>
      <div className="mt-2 max-w-xl space-y-2">
        <p>
          The zone is answered by {nameservers.join(" and ")}. Its serial steps once with every change you
          apply, so you can tell which state a resolver has.
        </p>
        {nameservers[0] && <CodeBlock code={`dig @${nameservers[0]} ${apex} SOA +short`} label="Command" />}
      </div>
    </details>
  );
}
