import { factsOf, type JudgedCommand, textOf } from "../command-row";
import type { NextRequest } from "../next-request";
import { fixture, type RunFacts } from "../run-facts";
import type { Step } from "../step";
import { isHandedOver } from "./backend";
import { type Check, MUTATION } from "./checks";
import { judgeRepeat, repeatPredicate } from "./judge-repeat";
import { judgeSingle } from "./judge-single";

const name = (run: RunFacts) => fixture(run, "ote-transfer");
const KEY = "ote-transfer-001";

/** The handle of a registrar, alone or in an object. */
function gainingOf({ request }: JudgedCommand): string | null {
  return textOf(request.gaining_registrar) ?? textOf(factsOf(request.gaining_registrar).slug);
}

const CHECKS: readonly Check[] = [
  ...MUTATION,
  {
    part: "It names the gaining registrar",
    fault: (command) => (gainingOf(command) === null ? "names no gaining_registrar" : null),
  },
  isHandedOver("transfer_domain"),
];

const next = (run: RunFacts): NextRequest => ({
  method: "POST",
  path: `/domains/${name(run)}/transfer`,
  body: { gaining_registrar: "ote-gaining", sandbox: true, idempotency_key: KEY },
});

const common = {
  section: "Transfer",
  endpoint: "POST /domains/{domain}/transfer",
  suggestedKey: KEY,
  domain: name,
  next,
} as const;

export const TRANSFER: readonly Step[] = [
  {
    ...common,
    id: "transfer",
    title: "Transfer a name",
    asks: "Transfer ote-transfer, with the data of the gaining registrar.",
    predicate: CHECKS.map(({ part }) => part),
    judge: (log, run) =>
      judgeSingle(
        {
          isTry: ({ command, domain }) => command === "transfer_domain" && domain === name(run),
          checks: CHECKS,
          words: (command) => `#${command.id} hands ${name(run)} over to ${gainingOf(command) ?? ""}`,
          missing: () => `No transfer of ${name(run)} yet`,
        },
        log,
        run,
      ),
  },
  {
    ...common,
    id: "transfer-again",
    title: "Send the same transfer again",
    asks: "Send the very same transfer once more.",
    predicate: repeatPredicate("transfer", "second transfer"),
    judge: (log, run) =>
      judgeRepeat(
        {
          isOriginal: ({ command, domain }) => command === "transfer_domain" && domain === name(run),
          what: "transfer",
          harm: "second transfer",
          missing: () => `${name(run)} has to be transferred first`,
        },
        log,
        run,
      ),
  },
];
