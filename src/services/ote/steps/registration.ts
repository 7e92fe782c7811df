import { minorDigits, toDecimal } from "@/lib/money";
import { factsOf, textOf } from "../command-row";
import type { NextRequest } from "../next-request";
import type { RunFacts } from "../run-facts";
import type { Step } from "../step";
import { type Check, MUTATION, ownName, registeredFor } from "./checks";
import { judgeRepeat, repeatPredicate } from "./judge-repeat";
import { judgeSingle } from "./judge-single";
import { foreignCode } from "./names";

interface Creation {
  readonly id: string;
  readonly title: string;
  readonly asks: string;
  readonly suggestedKey: string;
  readonly years: number;
  name(run: RunFacts): string | null;
  readonly more?: readonly Check[];
  body?(run: RunFacts): object;
  readonly isAsked?: Step["isAsked"];
}

const request = (run: RunFacts, creation: Creation): NextRequest => ({
  method: "POST",
  path: "/domains",
  body: {
    domain: creation.name(run),
    years: creation.years,
    ...creation.body?.(run),
    sandbox: true,
    idempotency_key: creation.suggestedKey,
  },
});

/** A step that registers a name allocated to the run. */
function creationStep(creation: Creation): Step {
  const checks: readonly Check[] = [
    ownName(creation.name, "The name is the one allocated to this run"),
    ...MUTATION,
    registeredFor(creation.years),
    ...(creation.more ?? []),
  ];
  return {
    id: creation.id,
    title: creation.title,
    section: "Registration",
    asks: creation.asks,
    predicate: checks.map(({ part }) => part),
    endpoint: "POST /domains",
    suggestedKey: creation.suggestedKey,
    isAsked: creation.isAsked,
    domain: creation.name,
    next: (run) => request(run, creation),
    judge: (log, run) =>
      judgeSingle(
        {
          isTry(command) {
            const name = creation.name(run);
            if (command.command !== "create_domain" || name === null) return false;
            return command.domain === name || foreignCode(command.domain, name, run) !== null;
          },
          checks,
          words: ({ id, domain, response }) =>
            `#${id} registered ${domain ?? ""} until ${textOf(response.expires_at) ?? ""}`,
          missing: () => `No create of ${creation.name(run) ?? ""} yet`,
        },
        log,
        run,
      ),
  };
}

const FIRST: Creation = {
  id: "create",
  title: "Register a name",
  asks: "Register the name allocated to this run for a year.",
  suggestedKey: "ote-create-001",
  years: 1,
  name: (run) => run.plan.names.create,
};

const createAgain: Step = {
  id: "create-again",
  title: "Send the same create again",
  section: "Registration",
  asks: "Send the very same create once more, as after a lost answer.",
  predicate: repeatPredicate("create", "second registration"),
  endpoint: "POST /domains",
  suggestedKey: FIRST.suggestedKey,
  domain: FIRST.name,
  next: (run) => request(run, FIRST),
  judge: (log, run) =>
    judgeRepeat(
      {
        isOriginal: ({ command, domain }) => command === "create_domain" && domain === run.plan.names.create,
        what: "create",
        harm: "second registration",
        missing: () => `${run.plan.names.create} has to be created first`,
      },
      log,
      run,
    ),
};

/** An amount as registrars' answers write it: `12.00`. */
function amountText(amount: number, currency: string): string {
  return toDecimal(amount, currency).toFixed(minorDigits(currency));
}

const acceptsPremium: Check = {
  part: "It carries the premium price that was accepted, and exactly that is charged",
  fault({ request: sent, response }, run) {
    const { premium } = run.plan.names;
    if (!premium) return null;
    if (sent.premium_price === undefined) return "carries no premium_price";
    const charged = factsOf(response.charged).amount;
    const due = amountText(premium.amount, premium.currency);
    return charged === due ? null : `was charged ${String(charged)} instead of ${due} ${premium.currency}`;
  },
};

export const REGISTRATION: readonly Step[] = [
  creationStep(FIRST),
  createAgain,
  creationStep({
    id: "create-two-years",
    title: "Register a name for two years",
    asks: "Register the other name allocated to this run for two years.",
    suggestedKey: "ote-create-002",
    years: 2,
    name: (run) => run.plan.names.twoYears,
    isAsked: ({ names }) => names.twoYears !== null,
  }),
  creationStep({
    id: "create-idn",
    title: "Register an internationalised name",
    asks: "Register the name in another script than ASCII; it is sent in its xn-- form or in Unicode.",
    suggestedKey: "ote-create-003",
    years: 1,
    name: (run) => run.plan.names.idn,
    isAsked: ({ names }) => names.idn !== null,
  }),
  creationStep({
    id: "create-premium",
    title: "Register a premium name",
    asks: "Register a premium name with its price, which the registrant has accepted.",
    suggestedKey: "ote-create-004",
    years: 1,
    name: (run) => run.plan.names.premium?.domain ?? null,
    more: [acceptsPremium],
    body({ plan: { names } }) {
      const { premium } = names;
      return premium ? { premium_price: amountText(premium.amount, premium.currency) } : {};
    },
    isAsked: ({ names }) => names.premium !== null,
  }),
];
