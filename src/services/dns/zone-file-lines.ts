/** A line of a zone file after joining what parentheses join. */
export interface ZoneFileLine {
  /** Where it begins, from 1. */
  readonly number: number;
  /** Begins with white space: the owner is that of the line before. */
  readonly isIndented: boolean;
  /** Words as written, quotes kept. */
  readonly words: readonly string[];
  /** What stands behind the last `;`, outside of parentheses; empty for none. */
  readonly comment: string;
}

export interface ZoneFileFault {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** Splits a zone file by RFC 1035 §5.1: quotes, `\` escapes, `;` comments and `( … )` across lines. */
export function splitZoneFile(text: string): { lines: ZoneFileLine[]; faults: ZoneFileFault[] } {
  const lines: ZoneFileLine[] = [];
  const faults: ZoneFileFault[] = [];
  let number = 1;
  let start = 1;
  let depth = 0;
  let isIndented = false;
  let words: string[] = [];
  let comment = "";
  let at = text.startsWith("\ufeff") ? 1 : 0;
  let isLineStart = true;

  const endLine = () => {
    if (words.length > 0) lines.push({ number: start, isIndented, words, comment });
    words = [];
    comment = "";
    isLineStart = true;
  };
  while (at < text.length) {
    const c = text.charAt(at);
    if (c === "\n") {
      number++;
      at++;
      if (depth === 0) endLine();
      continue;
    }
    if (isLineStart && depth === 0) {
      start = number;
      isIndented = c === " " || c === "\t";
      isLineStart = false;
    }
    if (c === ";") {
      const from = at + 1;
      while (at < text.length && text[at] !== "\n") at++;
      if (depth === 0) comment = text.slice(from, at);
    } else if (c === "(" || c === ")") {
      depth += c === "(" ? 1 : -1;
      if (depth < 0) {
        faults.push({ line: number, message: "A parenthesis is closed that was never opened" });
        depth = 0;
      }
      at++;
    } else if (/\s/.test(c)) at++;
    else {
      const end = endOfWord(text, at);
      const word = text.slice(at, end);
      if (word.startsWith('"') && (word.length < 2 || !word.endsWith('"') || /[\n]/.test(word))) {
        faults.push({ line: number, message: 'A quoted string begins with " and does not end on its line' });
        while (at < text.length && text[at] !== "\n") at++;
        continue;
      }
      words.push(word);
      at = end;
    }
  }
  if (depth > 0) faults.push({ line: start, message: "A parenthesis is opened here and never closed" });
  endLine();
  return { lines, faults };
}

/** The end of the word at `from`; a quote inside a word, `alpn="h2"`, belongs to it. */
function endOfWord(text: string, from: number): number {
  let at = from;
  let quoted = false;
  while (at < text.length) {
    const c = text.charAt(at);
    if (c === "\\") {
      at += 2;
      continue;
    }
    if (c === '"') {
      at++;
      if (quoted && text.charAt(from) === '"') return at;
      quoted = !quoted;
      continue;
    }
    if (c === "\n" || (!quoted && /[\s;()]/.test(c))) break;
    at++;
  }
  return Math.min(at, text.length);
}
