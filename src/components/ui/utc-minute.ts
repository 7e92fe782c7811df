import { oneParam, type SearchParams } from "./query-string";

const MINUTE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?$/;

/** A search parameter that a `datetime-local` control wrote, UTC: `2026-11-21T09:00`; empty when it makes no sense. */
export function minuteParam(params: SearchParams, name: string): string {
  const text = oneParam(params, name)?.trim() ?? "";
  return minuteDate(text) ? text : "";
}

/** The moment that such a text means; null for any other text. */
export function minuteDate(text: string): Date | null {
  if (!MINUTE.test(text)) return null;
  const at = new Date(`${text}Z`);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** A moment as such a text. */
export function minuteText(at: Date): string {
  return at.toISOString().slice(0, 16);
}
