"use client";

import { useState } from "react";
import { StateBadge } from "../names/state-badge";
import { type Input, type Output, tell } from "../trpc";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { CardBody, CardFooter, CardHeader } from "../ui/card";
import { NameText } from "../ui/name-text";
import { Table, Td, Th } from "../ui/table";
import { Time } from "../ui/time";
import { useAction } from "../use-action";
import { Consequences } from "./consequences";
import { durationInWords } from "./duration";
import { MILESTONE_WORDS } from "./milestone-words";

type Moved = Output<"channels.advanceSandbox">;
type Target = Input<"channels.advanceSandbox">["target"];

const DAYS = [1, 30, 365];

/** The clock of a channel's sandbox, with its names. `slug`: for operators, whose channel it is. */
export function SandboxClock({
  sandbox,
  slug,
  mayMove,
}: {
  sandbox: Output<"channels.sandbox">;
  slug?: string;
  mayMove: boolean;
}) {
  const { run, busy } = useAction();
  const [moved, setMoved] = useState<Moved | null>(null);
  const { names, advancedSeconds } = sandbox;
  const move = (target: Target) =>
    run(async () => {
      setMoved(
        slug === undefined
          ? await tell("channels.advanceSandbox", { target })
          : await tell("console.channels.advanceSandbox", { slug, target }),
      );
    });
  return (
    <>
      <CardHeader
        title="Sandbox clock"
        text={
          advancedSeconds === 0
            ? "Make the sandbox’s names older, to meet them expired, in redemption or pending delete. Nothing real changes."
            : `Moved on by ${durationInWords(advancedSeconds)} since the last reset, which puts it back.`
        }
        action={
          mayMove &&
          names.length > 0 &&
          DAYS.map((days) => (
            <Button key={days} size="sm" disabled={busy} onClick={() => move({ kind: "by", days })}>
              {`+${days} ${days === 1 ? "day" : "days"}`}
            </Button>
          ))
        }
      />
      {names.length === 0 ? (
        <p className="p-4 text-ink-2">
          The sandbox has no names yet: <code className="font-mono text-sm">POST /sandbox/reset</code> makes
          the fixtures.
        </p>
      ) : (
        <Table label="Names of the sandbox" stack>
          <thead>
            <tr>
              <Th>Name</Th>
              <Th>State</Th>
              <Th>Next</Th>
              <Th label="Move the clock" />
            </tr>
          </thead>
          <tbody>
            {names.map(({ fqdn, state, milestones: [next] }) => (
              <tr key={fqdn}>
                <Td head>
                  <NameText fqdn={fqdn} />
                </Td>
                <Td label="State">
                  <StateBadge state={state} />
                </Td>
                <Td label="Next">
                  {next && (
                    <span>
                      {MILESTONE_WORDS[next.milestone].label}{" "}
                      <span className="text-ink-3">
                        <Time at={next.at} />
                      </span>
                    </span>
                  )}
                </Td>
                <Td className="text-right">
                  {mayMove && next && (
                    <Button
                      size="sm"
                      disabled={busy}
                      aria-label={`${MILESTONE_WORDS[next.milestone].to}: ${fqdn}`}
                      onClick={() => move({ kind: "name", name: fqdn, milestone: next.milestone })}
                    >
                      {MILESTONE_WORDS[next.milestone].to}
                    </Button>
                  )}
                </Td>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      {moved && (
        <section aria-label="What followed in the sandbox" className="border-line border-t">
          <CardBody>
            <p className="font-medium">Moved on by {durationInWords(moved.advancedSeconds)}</p>
            <p className="text-ink-3 text-sm">
              {moved.moments.length > 0
                ? "What followed by the rules of production; no mail was sent and no event delivered"
                : "Nothing was due on the way"}
            </p>
            {moved.skipped.length > 0 && (
              <div className="mt-3">
                <Alert tone="info">
                  Registered for real, and left as they are: {moved.skipped.join(", ")}
                </Alert>
              </div>
            )}
          </CardBody>
          <Consequences moments={moved.moments.map((moment) => ({ ...moment, mails: [] }))} />
        </section>
      )}
      <CardFooter>
        <p>
          Commands marked <code className="font-mono">sandbox</code> meet the names as they are now.
        </p>
      </CardFooter>
    </>
  );
}
