import { type Attempt, failed, passed } from "../attempt";
import { mention } from "../command-row";
import type { RunFacts } from "../run-facts";
import type { RunLog, Step } from "../step";
import { firstUseOf } from "./checks";

const SENT = 0;
const SAME_COMMAND = 1;

const PREDICATE = [
  "A key that a command of this run was carried out with is sent again, and refused: 409",
  "With the same command for the same name and another body: a key reused for another name is a mistake, not this test",
];

function judge(log: RunLog) {
  const attempts: Attempt[] = [];
  let hasPassed = false;
  for (const command of log.counted) {
    if (command.errorCode !== "idempotency_conflict" || hasPassed) continue;
    const first = firstUseOf(command, log);
    if (!first) {
      attempts.push(
        failed(
          [command],
          SENT,
          `has the key ${command.idempotencyKey ?? ""}, which no command of this run was carried out with`,
        ),
      );
    } else if (first.command !== command.command || first.domain !== command.domain) {
      const used = `${first.command} ${first.domain ?? ""} (${mention(first)})`;
      attempts.push(
        failed(
          [first, command],
          SAME_COMMAND,
          `reuses the key ${command.idempotencyKey ?? ""} of ${used} for ${command.command} ${command.domain ?? ""}: a mistake, not the conflict test`,
        ),
      );
    } else {
      hasPassed = true;
      attempts.push(
        passed(
          [first, command],
          `${mention(command)} was refused: ${mention(first)} has the key with another body`,
        ),
      );
    }
  }
  return { attempts, seen: [], missing: "No conflict of an idempotency key was met yet" };
}

export const KEY_CONFLICT: readonly Step[] = [
  {
    id: "key-conflict",
    title: "Meet a key conflict",
    section: "Robustness",
    asks: "Send the create of this run once more with its key, and another number of years.",
    predicate: PREDICATE,
    endpoint: "POST /domains",
    suggestedKey: "ote-create-001",
    domain: (run) => run.plan.names.create,
    next: (run: RunFacts) => ({
      method: "POST",
      path: "/domains",
      body: { domain: run.plan.names.create, years: 3, sandbox: true, idempotency_key: "ote-create-001" },
    }),
    judge: (log) => judge(log),
  },
];
