import { factsOf, instantOf, type JudgedCommand, listOf, textOf } from "../command-row";
import type { NextRequest } from "../next-request";
import { fixture, type RunFacts } from "../run-facts";
import type { RunLog, Step } from "../step";
import { type Check, instantText, MUTATION, plusYears } from "./checks";
import { judgeRepeat, repeatPredicate } from "./judge-repeat";
import { judgeSingle } from "./judge-single";

const name = (run: RunFacts) => fixture(run, "ote-renew");

/** When the fixture expires by what the registrar was told last: a reset or an info; at first by the run's own reset. */
function expiryBefore(command: JudgedCommand, log: RunLog, run: RunFacts): number | null {
  const told = expiriesTold(log, run).findLast(({ id }) => id < command.id);
  return told ? told.expiry : instantOf(run.plan.fixtures[name(run)]);
}

type Told = { readonly id: number; readonly expiry: number };

/** Of each log once: a run may have thousands of renewals. */
const known = new WeakMap<RunLog, readonly Told[]>();

function expiriesTold(log: RunLog, run: RunFacts): readonly Told[] {
  const found = known.get(log);
  if (found) return found;
  const fqdn = name(run);
  const told = log.all.flatMap((command): Told[] => {
    const expiry = expiryTold(command, fqdn);
    return expiry === null ? [] : [{ id: command.id, expiry }];
  });
  known.set(log, told);
  return told;
}

function expiryTold({ command, domain, response }: JudgedCommand, fqdn: string): number | null {
  if (command === "info_domain") return domain === fqdn ? instantOf(response.expires_at) : null;
  if (command !== "reset_fixtures") return null;
  return instantOf(
    listOf(response.fixtures)
      .map(factsOf)
      .find((made) => made.domain === fqdn)?.expires_at,
  );
}

function extendsBy(years: number): Check {
  return {
    part: `The new expiry is exactly ${years === 1 ? "1 year" : `${years} years`} after the old one`,
    fault(command, run, log) {
      const before = expiryBefore(command, log, run);
      const after = instantOf(command.response.expires_at);
      if (before === null)
        return "came before the expiry was known: reset the sandbox or read the name first";
      if (after === null) return "has an answer without expires_at";
      const due = plusYears(before, years);
      return after === due
        ? null
        : `expires at ${instantText(after)} instead of ${instantText(due)}, ${years} years after ${instantText(before)}`;
    },
  };
}

const yearsOf = ({ request, response }: JudgedCommand) => response.years ?? request.years ?? 1;

/** Which of the two renewals a command is. */
const isLong = (command: JudgedCommand) => Number(yearsOf(command)) > 1;

function renewal(years: number, suggestedKey: string) {
  const checks: readonly Check[] = [
    ...MUTATION,
    {
      part: `It asks for ${years === 1 ? "1 year" : `${years} years`}`,
      fault: (command) =>
        Number(yearsOf(command)) === years
          ? null
          : `asked for ${String(yearsOf(command))} years instead of ${years}`,
    },
    extendsBy(years),
  ];
  return {
    section: "Renewal",
    isAsked: (_plan: unknown, { maxYears }: { readonly maxYears: number }) => maxYears > years,
    predicate: checks.map(({ part }) => part),
    endpoint: "POST /domains/{domain}/renew",
    suggestedKey,
    domain: name,
    next: (run: RunFacts): NextRequest => ({
      method: "POST",
      path: `/domains/${name(run)}/renew`,
      body: { years, sandbox: true, idempotency_key: suggestedKey },
    }),
    judge: (log: RunLog, run: RunFacts) =>
      judgeSingle(
        {
          isTry: (command) =>
            command.command === "renew_domain" &&
            command.domain === name(run) &&
            isLong(command) === years > 1,
          checks,
          words: ({ id, response }) =>
            `#${id} renewed ${name(run)} until ${textOf(response.expires_at) ?? ""}`,
          missing: () => `No renewal of ${name(run)} for ${years === 1 ? "1 year" : `${years} years`} yet`,
        },
        log,
        run,
      ),
  } as const;
}

const once = renewal(1, "ote-renew-001");

const renewAgain: Step = {
  id: "renew-again",
  title: "Send the same renewal again",
  section: "Renewal",
  asks: "Send the very same renewal once more.",
  predicate: repeatPredicate("renewal", "second debit and no second step of the expiry"),
  endpoint: once.endpoint,
  suggestedKey: once.suggestedKey,
  isAsked: once.isAsked,
  domain: name,
  next: once.next,
  judge: (log, run) =>
    judgeRepeat(
      {
        isOriginal: (command) =>
          command.command === "renew_domain" && command.domain === name(run) && !isLong(command),
        what: "renewal",
        harm: "second debit and no second step of the expiry",
        missing: () => `${name(run)} has to be renewed first`,
      },
      log,
      run,
    ),
};

export const RENEWAL: readonly Step[] = [
  { id: "renew", title: "Renew a name", asks: "Renew ote-renew for a year.", ...once },
  renewAgain,
  {
    id: "renew-five-years",
    title: "Renew for five years",
    asks: "Renew ote-renew for five years.",
    ...renewal(5, "ote-renew-002"),
  },
];
