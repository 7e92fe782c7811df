import { type Facts, factsOf, isRefused, type JudgedCommand, listOf } from "../command-row";
import { fixture } from "../run-facts";
import type { Step } from "../step";
import { type Check, isRead } from "./checks";
import { judgeSingle } from "./judge-single";

/** What a check answered about `domain`, alone or in a list; null when it was not asked about. */
function checkedAs(command: JudgedCommand, domain: string): Facts | null {
  const found = [command.response, ...listOf(command.response.results).map(factsOf)].find(
    (result) => result.domain === domain,
  );
  if (found) return found;
  return isRefused(command) && command.domain === domain ? {} : null;
}

const CHECKS: readonly Check[] = [
  isRead,
  {
    part: "The answer says that the name is available",
    fault(command, run) {
      const result = checkedAs(command, fixture(run, "ote-available"));
      return result?.available === true
        ? null
        : `did not say available, but ${String(result?.reason ?? "nothing")}`;
    },
  },
];

export const AVAILABILITY: readonly Step[] = [
  {
    id: "check-available",
    title: "Check a free name",
    section: "Registration",
    asks: "Check ote-available, which is always free.",
    predicate: CHECKS.map(({ part }) => part),
    endpoint: "POST /domains/check",
    suggestedKey: null,
    domain: (run) => fixture(run, "ote-available"),
    next: (run) => ({
      method: "POST",
      path: "/domains/check",
      body: { domain: fixture(run, "ote-available") },
    }),
    judge: (log, run) =>
      judgeSingle(
        {
          isTry: (command) =>
            command.command === "check_domain" && checkedAs(command, fixture(run, "ote-available")) !== null,
          checks: CHECKS,
          words: ({ id }) => `#${id} found ${fixture(run, "ote-available")} available`,
          missing: () => `No check of ${fixture(run, "ote-available")} yet`,
        },
        log,
        run,
      ),
  },
];
