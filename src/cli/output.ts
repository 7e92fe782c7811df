/** Where a command writes. */
export interface Output {
  /** A line of the result. */
  readonly say: (line: string) => void;
  /** A line for who waits, on a terminal. */
  readonly progress?: (line: string) => void;
}

/** What a command ends with: it fits, it was touched, or it was not verified at all. */
export const EXIT = { good: 0, touched: 1, usage: 2 } as const;

/** Thrown for what the caller can put right; the message says what to do. */
export class UsageError extends Error {
  override name = "UsageError";
}

/** Text from a database or file, without what would move the cursor of a terminal. */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "?");
}
