import { isNotedAlike, setKey, type ZoneRecord } from "./record";

/** A record as it was typed; without TTL it takes its set's, or the zone's default. */
export interface Draft {
  readonly type: string;
  readonly name: string;
  readonly value: string;
  readonly ttl: number | null;
  readonly priority: number | null;
  /** Absent where a record says nothing of notes: those stored stay. */
  readonly comment?: string;
  readonly tags?: readonly string[];
}

/** What is wrong with a staged change, as the server said. */
export interface StagedFault {
  /** `name`, `value`, `ttl`, `priority`, `type`, `id`. */
  readonly field: string;
  /** The part of the value: `port`, `target`. */
  readonly part?: string;
  readonly message: string;
}

/** A change that waits in this browser until it is applied. */
export type StagedChange =
  | { readonly kind: "add"; readonly key: string; readonly after: Draft }
  | { readonly kind: "edit"; readonly key: string; readonly before: ZoneRecord; readonly after: Draft }
  | { readonly kind: "remove"; readonly key: string; readonly before: ZoneRecord };

/** By key: the id of the stored record, or `new-1` for one to be added. Kept in the order of staging. */
export type Staged = ReadonlyMap<string, StagedChange>;

/** Stages an addition, or changes a staged one. Those of one name and type share the TTL given last. */
export function stageAdd(staged: Staged, after: Draft, key = nextKey(staged)): Staged {
  return shareTtl(put(staged, { kind: "add", key, after }), after);
}

/** Stages an edit; one that leaves the record as it is stored takes the change away. */
export function stageEdit(staged: Staged, before: ZoneRecord, after: Draft): Staged {
  if (isSame(before, after)) return discard(staged, before.id);
  return shareTtl(put(staged, { kind: "edit", key: before.id, before, after }), after);
}

export function stageRemove(staged: Staged, before: ZoneRecord): Staged {
  return put(staged, { kind: "remove", key: before.id, before });
}

export function discard(staged: Staged, key: string): Staged {
  const next = new Map(staged);
  next.delete(key);
  return next;
}

function put(staged: Staged, change: StagedChange): Staged {
  return new Map(staged).set(change.key, change);
}

function shareTtl(staged: Staged, { name, type, ttl }: Draft): Staged {
  if (ttl === null) return staged;
  const next = new Map<string, StagedChange>();
  for (const [key, change] of staged) {
    const shares = change.kind !== "remove" && setKey(change.after) === setKey({ name, type });
    next.set(key, shares ? { ...change, after: { ...change.after, ttl } } : change);
  }
  return next;
}

function nextKey(staged: Staged): string {
  const numbers = [...staged.keys()].map((key) => Number(/^new-(\d+)$/.exec(key)?.[1] ?? 0));
  return `new-${Math.max(0, ...numbers) + 1}`;
}

/** What a draft says of notes. */
export function notesOf({ comment, tags }: Draft): { comment?: string; tags?: string[] } {
  return { ...(comment !== undefined && { comment }), ...(tags && { tags: [...tags] }) };
}

function isSame(before: ZoneRecord, after: Draft): boolean {
  return (
    before.type === after.type &&
    before.name === after.name &&
    before.value === after.value &&
    before.priority === after.priority &&
    (after.ttl === null || before.ttl === after.ttl) &&
    isNotedAlike(before, { ...before, ...notesOf(after) })
  );
}
