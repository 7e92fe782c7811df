import { columns, styled, type Terminal } from "./terminal";

/** A record that would go or come. */
export interface DiffLine {
  readonly sign: "+" | "-";
  readonly cells: readonly string[];
}

/** Shows what would change, on the side: the result is what has changed. */
export function showDiff(terminal: Terminal, apex: string, diff: readonly DiffLine[]): void {
  terminal.note(
    styled(terminal, "bold", `${apex}: ${count(diff, "-")} to remove, ${count(diff, "+")} to add`),
  );
  const lines = columns(diff.map(({ sign, cells }) => [sign, ...cells]));
  for (const [at, line] of lines.entries()) {
    terminal.note(styled(terminal, diff[at]?.sign === "+" ? "green" : "red", line));
  }
}

function count(diff: readonly DiffLine[], sign: DiffLine["sign"]): number {
  return diff.filter((line) => line.sign === sign).length;
}
