import type { Api } from "./api";
import { NotAsked } from "./fault";
import { type Answer, type Facts, factsOf, firstText, listOf, textOf } from "./wire";

/** What the steps share. */
export interface Session {
  readonly api: Api;
  readonly tld: string;
  /** Ends the names that are registered, where the server allocates none. */
  readonly code: string;
  /** Whether the caller has named the code: then it counts, whatever the server allocates. */
  readonly isCodeGiven: boolean;
  /** Where the answer of `GET /status` is kept; null for nowhere. */
  readonly archive: ((json: string) => string) | null;
  /** Filled by the first step. */
  status: Facts;
  channelId: string | null;
  slug: string | null;
  /** The server's clock at the beginning, ms. */
  startedAt: number;
  sequence: Sequence | null;
  /** Ends the keys where no server says which: nothing, or the code that the caller has named. */
  keySuffix: string;
  /** Answers that later steps compare with, by step. */
  readonly answers: Map<string, Answer>;
}

/** The sequence that a server allocates: names, keys and which steps it asks for. */
export interface Sequence {
  readonly steps: ReadonlyMap<string, Facts>;
  readonly createDomain: string | null;
  /** Whether it is of a run that is going on. */
  readonly isOfRun: boolean;
}

/** Reads `ote_test_sequence` of a status; null where there is none for this TLD. */
export function readSequence(status: Facts, tld: string): Sequence | null {
  const sequence = factsOf(status.ote_test_sequence);
  const steps = listOf(sequence.steps).map(factsOf);
  const isOther = textOf(sequence.tld) !== null && sequence.tld !== tld;
  if (steps.length === 0 || isOther) return null;
  return {
    steps: new Map(steps.flatMap((step) => (textOf(step.id) === null ? [] : [[String(step.id), step]]))),
    createDomain: textOf(sequence.create_domain),
    isOfRun: Object.keys(factsOf(sequence.run)).length > 0,
  };
}

/** A fixture's full name. */
export function fixture({ tld }: Session, label: string): string {
  return `${label}.${tld}`;
}

/** The key for a step: the server's, else the checklist's. */
export function keyOf({ sequence, keySuffix }: Session, step: string, usual: string): string {
  return (firstText(sequence?.steps.get(step)?.idempotency_key) ?? usual) + keySuffix;
}

/** The name that a step is about: the server's, else `usual`. */
export function domainOf({ sequence, isCodeGiven }: Session, step: string, usual: string): string {
  return isCodeGiven ? usual : (firstText(sequence?.steps.get(step)?.domain) ?? usual);
}

/** The name that the test registers. */
export function createdName(session: Session): string {
  const allocated = session.isCodeGiven ? null : session.sequence?.createDomain;
  return allocated ?? fixture(session, `ote-create-${session.code}`);
}

/** What only some namespaces have: asked for where the server's sequence has it. @throws NotAsked */
export function askedStep({ sequence }: Session, step: string): Facts {
  const found = sequence?.steps.get(step);
  if (!found) {
    throw new NotAsked(
      sequence?.isOfRun ? "the run does not ask for it" : "no run tells what this namespace has",
    );
  }
  return found;
}

/** The body of every sandbox command. */
export function sandboxed(key: string, body: Facts = {}): Facts {
  return { ...body, sandbox: true, idempotency_key: key };
}
