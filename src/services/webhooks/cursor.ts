import { RegistryError } from "../errors";

/** Lines of a log, the newest first. */
export interface CursorPage<Line> {
  readonly items: readonly Line[];
  /** For the next, older page; null on the last. */
  readonly nextCursor: string | null;
}

/** The place of a line, for the page behind it. */
export function cursorOf(at: Date, id: string): string {
  return `${at.getTime()}_${id}`;
}

const CURSOR = /^(\d{1,15})_([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

/** A condition on what comes behind a place, ordered by a time and then by id. @throws RegistryError invalid_request */
export function olderThan<Column extends "createdAt" | "at">(cursor: string, column: Column) {
  const [, millis, id] = CURSOR.exec(cursor) ?? [];
  if (millis === undefined || id === undefined) {
    const message = "Take the cursor of the page before, as it is";
    throw new RegistryError("invalid_request", { message, fields: [{ path: "cursor", message }] });
  }
  const at = new Date(Number(millis));
  const upTo = { [column]: { lte: at } } as Record<Column, { lte: Date }>;
  const before = { [column]: { lt: at } } as Record<Column, { lt: Date }>;
  // The first part bounds the index, the second decides among those of the same millisecond.
  return { AND: [upTo, { OR: [before, { id: { lt: id } }] }] };
}
