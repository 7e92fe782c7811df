import type { Output } from "../trpc";

export type ListEntry = Output<"console.lists.entries">["entries"][number];
export type ListKind = "premium" | "reserved" | "claims";

interface ColumnWords {
  readonly name: string;
  readonly label: string;
  readonly hint: string;
  /** How it is entered and shown. */
  readonly kind: "amount" | "line" | "text" | "time";
}

interface KindWords {
  readonly title: string;
  readonly text: string;
  readonly columns: readonly ColumnWords[];
  /** A file to begin with. */
  readonly example: string;
}

/** The lists of a namespace in words, with their columns as in their CSV. */
export const LIST_WORDS: Readonly<Record<ListKind, KindWords>> = {
  premium: {
    title: "Premium names",
    text: "They have prices of their own, which the buyer has to accept. Who holds one keeps the price it was sold at.",
    columns: [
      { name: "registration", label: "Registration", hint: "A year", kind: "amount" },
      { name: "renewal", label: "Renewal", hint: "A year", kind: "amount" },
    ],
    example: "label,registration,renewal\ngold,2500.00,500.00\nbücher,950.00,150.00\n",
  },
  reserved: {
    title: "Reserved names",
    text: "Nobody can register them. Who asks is told the reason.",
    columns: [
      {
        name: "reason",
        label: "Reason",
        hint: "Shown to whoever asks, after “reserved:”, so begin in lower case",
        kind: "line",
      },
    ],
    example: "label,reason\nharbour,kept for the port\nmünchen,kept for the city\n",
  },
  claims: {
    title: "Claims notices",
    text: "Who registers one of these names has to have read its notice and accepted it within 48 hours (RFC 8334).",
    columns: [
      {
        name: "notice_id",
        label: "Notice id",
        hint: "What a registrar sends back with the acceptance",
        kind: "line",
      },
      { name: "notice", label: "Notice", hint: "What the registrant reads", kind: "text" },
      { name: "ends_at", label: "Ends", hint: "A day such as 2027-01-31, or empty: never", kind: "time" },
    ],
    example:
      'label,notice_id,notice,ends_at\nharbour,N-2026-1,"HARBOUR is a registered mark of Harbour Ltd, class 39.",2027-01-31\n',
  },
};

export function isListKind(text: string): text is ListKind {
  return Object.hasOwn(LIST_WORDS, text);
}
