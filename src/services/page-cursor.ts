import type { z } from "zod";
import { sha256 } from "@/lib/secret";
import { RegistryError } from "./errors";

/** A page of a list that is read on from a place, not by number: the last page costs what the first does. */
export interface PageByCursor<Item> {
  readonly items: readonly Item[];
  /** For the next page; empty behind the last. */
  readonly cursor: string;
}

/**
 * The place of a page's last item, opaque to clients. It is no secret and opens nothing: whoever reads on asks for their
 * rights again.
 * @param list what is listed, for whom and in which order: a cursor is refused anywhere else
 */
export function encodeCursor(list: string, place: readonly string[]): string {
  return Buffer.from(JSON.stringify([tagOf(list), ...place])).toString("base64url");
}

/** @param place what a place of this list looks like. @throws RegistryError invalid_request, of the field `cursor` */
export function decodeCursor<Place>(list: string, cursor: string, place: z.ZodType<Place>): Place {
  const values = valuesOf(cursor);
  if (values?.[0] !== tagOf(list)) throw wrongCursor();
  const checked = place.safeParse(values.slice(1));
  if (!checked.success) throw wrongCursor();
  return checked.data;
}

const TAG_LENGTH = 12;

function tagOf(list: string): string {
  return sha256(list).slice(0, TAG_LENGTH);
}

function valuesOf(cursor: string): unknown[] | null {
  if (!/^[\w-]+$/.test(cursor)) return null;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    return Array.isArray(values) ? values : null;
  } catch {
    return null;
  }
}

function wrongCursor(): RegistryError {
  const message = "Take the cursor of the page before, as it is, with the same account and order";
  return new RegistryError("invalid_request", { message, fields: [{ path: "cursor", message }] });
}
