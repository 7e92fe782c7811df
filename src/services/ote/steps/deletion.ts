import type { NextRequest } from "../next-request";
import { fixture, type RunFacts } from "../run-facts";
import type { Step } from "../step";
import { isHandedOver } from "./backend";
import { type Check, MUTATION } from "./checks";
import { judgeRepeat, repeatPredicate } from "./judge-repeat";
import { judgeSingle } from "./judge-single";

const name = (run: RunFacts) => fixture(run, "ote-delete");
const KEY = "ote-delete-001";

const CHECKS: readonly Check[] = [...MUTATION, isHandedOver("delete_domain")];

const next = (run: RunFacts): NextRequest => ({
  method: "DELETE",
  path: `/domains/${name(run)}`,
  body: { sandbox: true, idempotency_key: KEY },
});

const common = {
  section: "Deletion",
  endpoint: "DELETE /domains/{domain}",
  suggestedKey: KEY,
  domain: name,
  next,
} as const;

export const DELETION: readonly Step[] = [
  {
    ...common,
    id: "delete",
    title: "Cancel a name",
    asks: "Cancel ote-delete.",
    predicate: CHECKS.map(({ part }) => part),
    judge: (log, run) =>
      judgeSingle(
        {
          isTry: ({ command, domain }) => command === "delete_domain" && domain === name(run),
          checks: CHECKS,
          words: ({ id }) => `#${id} cancelled ${name(run)}`,
          missing: () => `No cancellation of ${name(run)} yet`,
        },
        log,
        run,
      ),
  },
  {
    ...common,
    id: "delete-again",
    title: "Send the same cancellation again",
    asks: "Send the very same cancellation once more: the answer is the first one, not “already deleted”.",
    predicate: repeatPredicate("cancellation", "second cancellation, and no “already deleted”"),
    judge: (log, run) =>
      judgeRepeat(
        {
          isOriginal: ({ command, domain }) => command === "delete_domain" && domain === name(run),
          what: "cancellation",
          harm: "second cancellation, and no “already deleted”",
          missing: () => `${name(run)} has to be cancelled first`,
        },
        log,
        run,
      ),
  },
];
