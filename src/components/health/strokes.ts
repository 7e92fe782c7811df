/** How a line is drawn: dashes tell lines apart where colours do not. */
export interface Stroke {
  readonly color: string;
  readonly dash?: string;
}

/** For lines that are no status: one accent, greys, dashes. */
export const STROKES: readonly Stroke[] = [
  { color: "var(--accent)" },
  { color: "var(--ink-2)" },
  { color: "var(--accent)", dash: "6 3" },
  { color: "var(--ink-2)", dash: "6 3" },
  { color: "var(--accent)", dash: "2 2" },
  { color: "var(--ink-2)", dash: "2 2" },
  { color: "var(--accent)", dash: "10 3 2 3" },
  { color: "var(--ink-2)", dash: "10 3 2 3" },
];

export const REFUSED: Stroke = { color: "var(--warn)", dash: "5 3" };
export const FAILED: Stroke = { color: "var(--bad)" };
