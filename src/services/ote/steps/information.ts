import { type Attempt, failed, passed } from "../attempt";
import { isPutOff, isRefused, type JudgedCommand, refusalText } from "../command-row";
import { fixture, type RunFacts } from "../run-facts";
import type { RunLog, Step } from "../step";
import { type Check, isRead, ownName } from "./checks";
import { judgeSingle } from "./judge-single";
import { foreignCode } from "./names";

/** Fixtures that are registered names. */
const REGISTERED = ["ote-renew", "ote-update", "ote-transfer", "ote-ns", "ote-delete"];

const CREATED_CHECKS: readonly Check[] = [
  ownName((run) => run.plan.names.create, "The name is the one allocated to this run"),
  isRead,
  {
    part: "The answer is about that name",
    fault: ({ response, domain }) =>
      response.domain === domain ? null : `is answered with ${String(response.domain)}`,
  },
];

const infoCreated: Step = {
  id: "info-created",
  title: "Read the name just registered",
  section: "Information",
  asks: "Ask for the name that this run registered.",
  predicate: CREATED_CHECKS.map(({ part }) => part),
  endpoint: "GET /domains/{domain}",
  suggestedKey: null,
  domain: (run) => run.plan.names.create,
  next: (run) => ({ method: "GET", path: `/domains/${run.plan.names.create}` }),
  judge: (log, run) =>
    judgeSingle(
      {
        isTry({ command, domain }) {
          if (command !== "info_domain") return false;
          return domain === run.plan.names.create || foreignCode(domain, run.plan.names.create, run) !== null;
        },
        checks: CREATED_CHECKS,
        words: ({ id, domain }) => `#${id} read ${domain ?? ""}`,
        missing: () => `${run.plan.names.create} was not asked for since it was registered`,
      },
      log,
      run,
    ),
};

function judgeFixtures(log: RunLog, run: RunFacts) {
  const wanted = REGISTERED.map((label) => fixture(run, label));
  const found = new Map<string, JudgedCommand>();
  const attempts: Attempt[] = [];
  for (const command of log.counted) {
    const { domain } = command;
    if (command.command !== "info_domain" || domain === null || !wanted.includes(domain)) continue;
    if (isPutOff(command) || found.size === wanted.length) continue;
    if (isRefused(command))
      attempts.push(failed([command], 0, `(${domain}) was refused: ${refusalText(command)}`));
    else if (!found.has(domain)) found.set(domain, command);
    const [first, ...rest] = [...found.values()];
    if (found.size === wanted.length && first) {
      attempts.push(passed([first, ...rest], `All ${wanted.length} fixtures were read`));
    }
  }
  const missing = wanted.filter((domain) => !found.has(domain));
  return {
    attempts,
    seen: [...found.values()].map(({ id }) => id),
    missing: `Not read yet: ${missing.join(", ")}`,
    next: missing[0] === undefined ? undefined : ({ method: "GET", path: `/domains/${missing[0]}` } as const),
  };
}

const infoFixtures: Step = {
  id: "info-fixtures",
  title: "Read each fixture",
  section: "Information",
  asks: "Ask for each of the five registered fixtures.",
  predicate: [`Each of ${REGISTERED.join(", ")} is read with success`],
  endpoint: "GET /domains/{domain}",
  suggestedKey: null,
  domain: () => null,
  next: (run) => ({ method: "GET", path: `/domains/${fixture(run, "ote-renew")}` }),
  judge: judgeFixtures,
};

export const INFORMATION: readonly Step[] = [infoCreated, infoFixtures];
