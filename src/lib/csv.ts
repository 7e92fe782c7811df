/** One row of a CSV file; `line` is that on which it begins, from 1. */
export interface CsvRow {
  readonly line: number;
  readonly cells: readonly string[];
}

export interface ParsedCsv {
  readonly rows: readonly CsvRow[];
  /** What made the rest unreadable. */
  readonly fault: { readonly line: number; readonly message: string } | null;
}

const DELIMITERS = [",", ";", "\t"] as const;

/**
 * Reads CSV (RFC 4180), with commas, semicolons or tabs, whichever the first line has most of. Empty lines are skipped,
 * a byte order mark too. Cells are trimmed, and lose the apostrophe by which spreadsheets are kept from running them.
 */
export function parseCsv(text: string): ParsedCsv {
  const source = text.replace(/^\uFEFF/, "");
  const delimiter = delimiterOf(source);
  const rows: CsvRow[] = [];
  let cells: string[] = [];
  let cell = "";
  let line = 1;
  let begun = 1;
  let quotedSince = 0;
  let wasQuoted = false;

  const endCell = () => {
    cells.push(wasQuoted ? unguard(cell) : unguard(cell.trim()));
    cell = "";
    wasQuoted = false;
  };
  const endRow = () => {
    endCell();
    if (cells.length > 1 || cells[0] !== "") rows.push({ line: begun, cells });
    cells = [];
  };
  for (let at = 0; at < source.length; at++) {
    const character = source.charAt(at);
    if (character === "\n") line++;
    if (quotedSince > 0) {
      if (character !== '"') cell += character;
      else if (source.charAt(at + 1) === '"') {
        cell += '"';
        at++;
      } else quotedSince = 0;
    } else if (character === '"' && cell.trim() === "") {
      cell = "";
      quotedSince = line;
      wasQuoted = true;
    } else if (character === delimiter) endCell();
    else if (character === "\n") {
      endRow();
      begun = line;
    } else if (character !== "\r") {
      if (wasQuoted && character.trim() !== "") {
        return {
          rows,
          fault: { line, message: "text follows a closing quote: write a quote in a text twice" },
        };
      }
      if (!wasQuoted) cell += character;
    }
  }
  if (quotedSince > 0) {
    return { rows, fault: { line: quotedSince, message: "a quote that is opened here is never closed" } };
  }
  endRow();
  return { rows, fault: null };
}

function delimiterOf(source: string): string {
  const first = source.slice(0, source.search(/\r|\n|$/));
  const count = (delimiter: string) => first.split(delimiter).length;
  return [...DELIMITERS].sort((a, b) => count(b) - count(a))[0] ?? ",";
}

function unguard(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
