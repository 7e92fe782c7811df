"use client";

import Link from "next/link";
import { Field } from "../ui/field";
import { Select } from "../ui/input";
import { type ContactEntry, entryName } from "./entry";

export type BookEntry = ContactEntry;

/** Chooses an entry of the address book to fill in a name's contact from; nothing where the book is empty. */
export function BookPicker({
  book,
  chosen,
  onChoose,
}: {
  book: readonly BookEntry[];
  chosen: BookEntry | null;
  onChoose: (entry: BookEntry | null) => void;
}) {
  if (book.length === 0) {
    return (
      <p className="text-ink-3 text-sm">
        Typed often? Keep contacts in the{" "}
        <Link href="/dashboard/contacts" className="text-accent underline underline-offset-2">
          address book
        </Link>{" "}
        and fill them in here.
      </p>
    );
  }
  return (
    <Field label="From the address book" hint="Fills in the fields below; the name keeps a copy">
      {(aria) => (
        <Select
          {...aria}
          value={chosen?.id ?? ""}
          onChange={(event) => onChoose(book.find(({ id }) => id === event.target.value) ?? null)}
        >
          <option value="">What stands there now</option>
          {book.map((entry) => (
            <option key={entry.id} value={entry.id}>
              {`${entryName(entry)} · ${entry.email}`}
            </option>
          ))}
        </Select>
      )}
    </Field>
  );
}
