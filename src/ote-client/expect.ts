import { Fault } from "./fault";
import { type Answer, brief, errorCode, errorMessage, type Facts, resultOf, textOf } from "./wire";

/** Asserts one of `statuses`. @throws Fault that says what was answered instead */
export function assertStatus(answer: Answer, statuses: readonly number[]): void {
  if (statuses.includes(answer.status)) return;
  const message = errorMessage(answer);
  throw new Fault(
    `was answered ${brief(answer)} instead of ${statuses.join(" or ")}${message && `: ${message}`}`,
  );
}

/** Asserts that a command was carried out in the sandbox, and gives its result. */
export function sandboxResult(answer: Answer): Facts {
  assertStatus(answer, [202]);
  const { status } = answer.body;
  if (status !== undefined && status !== "sandbox") {
    throw new Fault(`is answered with status ${String(status)} instead of sandbox`);
  }
  return resultOf(answer);
}

/** Asserts a refusal with one of `statuses`, and gives its code. */
export function assertRefused(answer: Answer, statuses: readonly number[], code?: RegExp): string {
  assertStatus(answer, statuses);
  const found = errorCode(answer);
  if (found === null) throw new Fault(`was answered ${answer.status} without an error code`);
  if (code && !code.test(found)) throw new Fault(`was refused with ${found}, which is another error`);
  return found;
}

/** Fields that differ between an answer and its replay. */
const OWN_FIELDS = new Set([
  "audit_id",
  "request_id",
  "idempotent",
  "replayed",
  "audit",
  "data",
  "timestamp",
]);

/** Asserts that `retry` was answered with the recorded result of `first`. */
export function assertReplay(first: Answer, retry: Answer): void {
  assertStatus(retry, [first.status]);
  const [before, after] = [resultOf(first), resultOf(retry)];
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (OWN_FIELDS.has(field)) continue;
    const [was, is] = [JSON.stringify(before[field]), JSON.stringify(after[field])];
    if (was !== is) throw new Fault(`sent again with the same key, ${field} was ${was} and is ${is}`);
  }
  if (after.idempotent !== true) {
    throw new Fault(
      "sent again with the same key, the answer does not say idempotent true: it may have been done twice",
    );
  }
}

/** Asserts that the first use of a key was not answered from an earlier one. */
export function assertFresh(answer: Answer): void {
  if (resultOf(answer).idempotent === true) {
    throw new Fault(
      "was answered with a recorded result of an earlier test: reset the sandbox, or use other keys",
    );
  }
}

/** An instant of an answer, ms. @throws Fault when it is none */
export function instant(result: Facts, field: string): number {
  const ms = Date.parse(textOf(result[field]) ?? "");
  if (Number.isNaN(ms)) throw new Fault(`has no time in ${field}`);
  return ms;
}

/** `at` plus calendar years in UTC: 29 February becomes 28 February. */
export function plusYears(ms: number, years: number): number {
  const date = new Date(ms);
  const day = date.getUTCDate();
  date.setUTCFullYear(date.getUTCFullYear() + years);
  if (date.getUTCDate() !== day) date.setUTCDate(0);
  return date.getTime();
}

/** Asserts that `expires_at` is exactly `years` after `from`. */
export function assertExpiry(result: Facts, from: number, years: number): string {
  const [is, due] = [instant(result, "expires_at"), plusYears(from, years)];
  if (is !== due) throw new Fault(`expires at ${iso(is)} instead of ${iso(due)}`);
  return iso(is);
}

export function iso(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}
