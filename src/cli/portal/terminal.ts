/** Where a command speaks and listens; given by the script, so that tests give their own. */
export interface Terminal {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether somebody can be asked: input and what is shown are a terminal. */
  readonly isInteractive: boolean;
  readonly hasColours: boolean;
  /** A line of the result. */
  say(line: string): void;
  /** A line of what is not the result: progress, questions, faults. */
  note(line: string): void;
  /** A line that the next one overwrites; nothing where nobody watches. */
  progress(line: string): void;
  /** What somebody answers to a question. */
  ask(question: string): Promise<string>;
  /** All of the standard input. */
  readInput(): Promise<string>;
  /** Aborted by Ctrl-C. */
  readonly interrupted: AbortSignal;
}

const STYLES = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 } as const;

export function styled(terminal: Terminal, style: keyof typeof STYLES, text: string): string {
  return terminal.hasColours ? `\u001b[${STYLES[style]}m${text}\u001b[0m` : text;
}

/** Lines in columns as wide as their widest cell. */
export function columns(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [at, cell] of row.entries()) widths[at] = Math.max(widths[at] ?? 0, [...cell].length);
  }
  return rows.map((row) =>
    row
      .map((cell, at) =>
        at === row.length - 1 ? cell : cell + " ".repeat((widths[at] ?? 0) - [...cell].length),
      )
      .join("  ")
      .trimEnd(),
  );
}
