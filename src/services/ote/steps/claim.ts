import { type Attempt, failed, passed } from "../attempt";
import { isPutOff, type JudgedCommand, mention, refusalText } from "../command-row";
import type { NextRequest } from "../next-request";
import { fixture, type RunFacts } from "../run-facts";
import type { RunLog, Step } from "../step";
import { inSandbox } from "./checks";

const REFUSED = 0;
const CLAIMED = 1;

const PREDICATE = [
  "A create without a claim is sent to the sandbox first, and refused with claim_required",
  "Then a create with the claim that was shown and accepted is answered with success",
];

const name = (run: RunFacts) => fixture(run, "ote-claim");

/** The notice that covers it in every sandbox. */
const NOTICE_ID = "OTE-CLAIM-1";

const request = (run: RunFacts, key: string, more: object = {}): NextRequest => ({
  method: "POST",
  path: "/domains",
  body: { domain: name(run), years: 1, ...more, sandbox: true, idempotency_key: key },
});

function judge(log: RunLog, run: RunFacts) {
  const attempts: Attempt[] = [];
  let refused: JudgedCommand | null = null;
  for (const command of log.counted) {
    if (command.command !== "create_domain" || command.domain !== name(run)) continue;
    if (isPutOff(command) || command.replayOfId !== null) continue;
    if (command.errorCode === "claim_required" && command.sandbox) {
      refused = command;
      continue;
    }
    const attempt = judgeTry(command, refused, log, run);
    if (attempt) attempts.push(attempt);
    if (attempt?.state === "passed") refused = null;
  }
  return {
    attempts,
    seen: refused ? [refused.id] : [],
    missing: refused
      ? `${mention(refused)} was refused as it has to be; now the create with the claim`
      : `No create of ${name(run)} without a claim yet`,
    next: refused
      ? request(run, "ote-claim-002", {
          claim: { notice_id: NOTICE_ID, accepted_at: refused.at.toISOString() },
        })
      : undefined,
  };
}

/** A create of the claimed name that was not refused for want of the claim. */
function judgeTry(
  command: JudgedCommand,
  refused: JudgedCommand | null,
  log: RunLog,
  run: RunFacts,
): Attempt | null {
  const commands = refused ? ([refused, command] as const) : ([command] as const);
  const part = refused ? CLAIMED : REFUSED;
  const outside = inSandbox.fault(command, run, log);
  if (outside) return failed(commands, part, outside);
  // Of another test: a name that is not valid, a key used twice.
  if (command.status === "failed")
    return refused ? failed(commands, part, `was refused: ${refusalText(command)}`) : null;
  if (!refused) {
    return failed(
      commands,
      REFUSED,
      "carried a claim at once: the refusal without one was not met before it",
    );
  }
  return passed(
    commands,
    `${mention(refused)} was refused without a claim, ${mention(command)} registered with it`,
  );
}

export const CLAIM: readonly Step[] = [
  {
    id: "claim",
    title: "Register a name that needs a claim",
    section: "Registration",
    asks: "Try ote-claim without a claim, read the notice in the refusal, then send the create with the claim.",
    predicate: PREDICATE,
    endpoint: "POST /domains",
    suggestedKey: "ote-claim-001",
    domain: name,
    next: (run) => request(run, "ote-claim-001"),
    judge,
  },
];
