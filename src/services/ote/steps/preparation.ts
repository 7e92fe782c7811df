import { factsOf, listOf } from "../command-row";
import { fixture } from "../run-facts";
import type { Step } from "../step";
import { type Check, hasKey, isAnswered, isRead } from "./checks";
import { judgeSingle } from "./judge-single";

const STATUS_CHECKS: readonly Check[] = [isRead];

const status: Step = {
  id: "status",
  title: "Ask for the status",
  section: "Preparation",
  asks: "Ask what this credential is and may do, and archive the answer with its registrar_channel_id.",
  predicate: STATUS_CHECKS.map(({ part }) => part),
  endpoint: "GET /status",
  suggestedKey: null,
  domain: () => null,
  next: () => ({ method: "GET", path: "/status" }),
  judge: (log, run) =>
    judgeSingle(
      {
        isTry: ({ command }) => command === "preflight",
        checks: STATUS_CHECKS,
        words: ({ id }) => `#${id} was answered for the channel ${run.slug}`,
        missing: () => "No status was asked for since the run started",
      },
      log,
      run,
    ),
};

const RESET_CHECKS: readonly Check[] = [
  hasKey,
  isAnswered,
  {
    part: "It makes the fixtures of the run's namespace",
    fault({ response }, run) {
      const made = listOf(response.fixtures).map((item) => factsOf(item).domain);
      return made.length === 0 || made.includes(fixture(run, "ote-renew"))
        ? null
        : `made fixtures that are not under ${run.namespace}: send it as tld`;
    },
  },
];

const reset: Step = {
  id: "reset",
  title: "Reset the sandbox",
  section: "Preparation",
  asks: "Have the fixtures made anew, so that the run starts from what is known.",
  predicate: RESET_CHECKS.map(({ part }) => part),
  endpoint: "POST /sandbox/reset",
  suggestedKey: "ote-reset-001",
  domain: () => null,
  next: (run) => ({
    method: "POST",
    path: "/sandbox/reset",
    body: { tld: run.namespace, sandbox: true, idempotency_key: "ote-reset-001" },
  }),
  judge: (log, run) =>
    judgeSingle(
      {
        isTry: ({ command }) => command === "reset_fixtures",
        checks: RESET_CHECKS,
        words: ({ id }) => `#${id} made the fixtures of ${run.namespace}`,
        missing: () => "The sandbox was not reset since the run started",
      },
      log,
      run,
    ),
};

export const PREPARATION: readonly Step[] = [status, reset];
