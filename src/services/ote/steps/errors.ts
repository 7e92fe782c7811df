import { ERROR_CLASS_MEANINGS, ERROR_CLASSES, type ErrorClass, errorClassOf } from "../../error-classes";
import { type Attempt, passed } from "../attempt";
import { refusalText } from "../command-row";
import type { NextRequest } from "../next-request";
import { fixture, type RunFacts } from "../run-facts";
import type { Step } from "../step";

const TITLES: Record<ErrorClass, string> = {
  validation: "Meet a validation error",
  not_found: "Meet “not found”",
  authorization: "Meet a refused authorization",
  state: "Meet a state that prohibits",
  conflict: "Meet a conflict",
  rate_limit: "Meet the rate limit",
};

/** A request that is sure to meet each class, without harm. */
const NEXT: Record<ErrorClass, (run: RunFacts) => NextRequest> = {
  validation: (run) => ({
    method: "POST",
    path: "/domains/check",
    body: { domain: `-not-a-name-.${run.namespace}` },
  }),
  not_found: (run) => ({ method: "GET", path: `/domains/ote-nobody-${run.code}.${run.namespace}` }),
  authorization: (run) => ({
    method: "POST",
    path: `/domains/ote-nobody-${run.code}.${run.namespace}/transfer`,
    body: { auth_code: "wrong", sandbox: true, idempotency_key: "ote-error-001" },
  }),
  state: (run) => ({
    method: "POST",
    path: `/domains/${fixture(run, "ote-transfer")}/transfer`,
    body: { gaining_registrar: run.slug, sandbox: true, idempotency_key: "ote-error-002" },
  }),
  conflict: (run) => ({
    method: "POST",
    path: "/domains",
    body: { domain: run.plan.names.create, years: 3, sandbox: true, idempotency_key: "ote-create-001" },
  }),
  rate_limit: () => ({ method: "GET", path: "/status" }),
};

function errorStep(errorClass: ErrorClass): Step {
  return {
    id: `error-${errorClass.replace("_", "-")}`,
    title: TITLES[errorClass],
    section: "Errors",
    asks: `Meet a refusal of this class: ${ERROR_CLASS_MEANINGS[errorClass]}.`,
    predicate: [`A command of the run was refused with a code of the class ${errorClass.replace("_", " ")}`],
    endpoint: "any",
    suggestedKey: null,
    domain: () => null,
    next: NEXT[errorClass],
    judge(log) {
      const attempts: Attempt[] = [];
      for (const command of log.counted) {
        if (errorClassOf(command.errorCode) !== errorClass) continue;
        attempts.push(passed([command], `#${command.id} was refused: ${refusalText(command)}`));
        break;
      }
      return { attempts, seen: [], missing: "No refusal of this class was met yet" };
    },
  };
}

export const ERRORS: readonly Step[] = ERROR_CLASSES.map(errorStep);
