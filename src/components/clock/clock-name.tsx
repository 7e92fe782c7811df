import Link from "next/link";
import { UrlButton } from "../account/url-button";
import { consoleNamePath } from "../console-names/paths";
import { lifePhases } from "../names/life";
import { StateBadge } from "../names/state-badge";
import type { Output } from "../trpc";
import { Card, CardBody, CardHeader } from "../ui/card";
import { Timeline } from "../ui/timeline";
import { MILESTONE_WORDS } from "./milestone-words";

/** One name's life, with a button for every state that is before it. */
export function ClockName({
  name,
  milestones,
  why,
  now,
}: {
  name: Output<"console.names.get">;
  /** What is before it. */
  milestones: Output<"console.clock.name">["milestones"];
  /** Why the clock cannot be moved, or null. */
  why: string | null;
  now: Date;
}) {
  return (
    <Card label={`The life of ${name.unicode}`}>
      <CardHeader
        title={name.unicode}
        text={
          name.autoRenew
            ? "It renews itself: with money for that it goes on at its expiry"
            : "What comes if nobody renews it"
        }
        action={
          <>
            <StateBadge state={name.state} />
            <Link
              href={consoleNamePath(name.fqdn)}
              className="text-accent text-sm underline underline-offset-2"
            >
              Its page
            </Link>
          </>
        }
      />
      <Timeline label={`The life of ${name.unicode}`} phases={lifePhases(name, name.life, now)} now={now} />
      <CardBody className="flex flex-wrap gap-2 border-line border-t">
        {milestones.map(({ milestone }, index) => (
          <UrlButton
            key={milestone}
            param="move"
            value={milestone}
            variant={index === 0 ? "primary" : "secondary"}
            disabled={why !== null}
            title={why ?? undefined}
          >
            {MILESTONE_WORDS[milestone].to}
          </UrlButton>
        ))}
      </CardBody>
    </Card>
  );
}
