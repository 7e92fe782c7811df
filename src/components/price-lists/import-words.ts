interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly removed: number;
  readonly fault: number;
}

const number = new Intl.NumberFormat("en");

/** "12 added, 3 changed". */
export function countsInWords(counts: Counts): string {
  const parts = [
    [counts.fault, "at fault"],
    [counts.added, "added"],
    [counts.changed, "changed"],
    [counts.removed, "removed"],
    [counts.unchanged, "unchanged"],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${number.format(count)} ${what}`);
  return told.length > 0 ? told.join(", ") : "nothing to do";
}
