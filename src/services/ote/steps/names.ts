import { toUnicodeName } from "@/lib/idna";
import type { RunFacts } from "../run-facts";

/** The end of a name that was allocated to some run: `ote-create-k7f3`, or a word and the code as a number. */
const ALLOCATED = /^(.+)-([a-z0-9]{4,7})$/;

/** The first part of an allocated name and the code in it; null for any other name. */
export function splitAllocated(domain: string, namespace: string): { base: string; code: string } | null {
  const suffix = `.${namespace}`;
  if (!domain.endsWith(suffix)) return null;
  const label = toUnicodeName(domain.slice(0, -suffix.length));
  const [, base, tail] = ALLOCATED.exec(label) ?? [];
  if (base === undefined || tail === undefined) return null;
  if (base.startsWith("ote-") && tail.length === 4) return { base, code: tail };
  if (/[^\p{ASCII}]/u.test(base) && /^\d{4,7}$/.test(tail)) return { base, code: codeOfNumber(Number(tail)) };
  return null;
}

/** A run's code as a number: labels of other scripts than Latin take digits, not Latin letters. */
export function numberOfCode(code: string): number {
  return Number.parseInt(code, 36);
}

function codeOfNumber(number: number): string {
  return number.toString(36);
}

/** The code of another run in `domain`, where `expected` is the name that this run was given for the same purpose. */
export function foreignCode(domain: string | null, expected: string, run: RunFacts): string | null {
  if (domain === null || domain === expected) return null;
  const own = splitAllocated(expected, run.namespace);
  const sent = splitAllocated(domain, run.namespace);
  return own && sent && own.base === sent.base && sent.code !== run.code ? sent.code : null;
}

/** Why a name of another run does not count. */
export function foreignReason(code: string, run: RunFacts): string {
  return run.otherCodes.has(code)
    ? `uses a name of another run: ${code} belongs to another run, this one has ${run.code}`
    : `uses a name with the code ${code}: this run has ${run.code}`;
}
