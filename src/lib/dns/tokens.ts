import { RdataError } from "./problem";

/** One word of RDATA in presentation form (RFC 1035 §5.1). */
export interface Token {
  /** As written, quotes removed, escapes kept. */
  readonly text: string;
  readonly quoted: boolean;
}

/** Splits on white space; a quoted string is one token. @throws RdataError unbalanced_quote */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let i = 0;
  while (i < text.length) {
    const c = text[i];
    if (c === " " || c === "\t" || c === "\n" || c === "\r") {
      i++;
      continue;
    }
    const quoted = c === '"';
    const start = quoted ? i + 1 : i;
    let end = start;
    while (end < text.length && !(quoted ? text[end] === '"' : /[ \t\r\n"]/.test(text[end] ?? ""))) {
      end += text[end] === "\\" ? 2 : 1;
    }
    if (quoted && end >= text.length)
      throw new RdataError("unbalanced_quote", 'A string begins with " and never ends');
    // A key and its quoted value, `alpn="h2"`, are one token.
    if (!quoted && text[end] === '"' && text[end - 1] === "=") {
      const close = closingQuote(text, end + 1);
      tokens.push({ text: text.slice(start, end) + text.slice(end + 1, close), quoted: false });
      i = close + 1;
      continue;
    }
    tokens.push({ text: text.slice(start, end), quoted });
    i = quoted ? end + 1 : end;
  }
  return tokens;
}

function closingQuote(text: string, from: number): number {
  let at = from;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  if (at >= text.length) throw new RdataError("unbalanced_quote", 'A string begins with " and never ends');
  return at;
}

const encoder = new TextEncoder();

/** Octets of a string token: `\DDD` is an octet, `\X` is X, other characters are UTF-8. @throws RdataError bad_escape */
export function unescapeString(text: string): Uint8Array {
  if (!text.includes("\\")) return encoder.encode(text);
  const parts: number[] = [];
  for (let i = 0; i < text.length; i++) {
    if (text[i] !== "\\") {
      const point = text.codePointAt(i) ?? 0;
      if (point > 0xffff) i++;
      parts.push(...encoder.encode(String.fromCodePoint(point)));
      continue;
    }
    const digits = /^[0-9]{3}/.exec(text.slice(i + 1, i + 4))?.[0];
    if (digits === undefined) {
      const point = text.codePointAt(i + 1);
      if (point === undefined) throw new RdataError("bad_escape", "The text ends in a lone backslash");
      parts.push(...encoder.encode(String.fromCodePoint(point)));
      i += point > 0xffff ? 2 : 1;
      continue;
    }
    if (Number(digits) > 255) throw new RdataError("bad_escape", `\\${digits} is no octet: it ends at \\255`);
    parts.push(Number(digits));
    i += 3;
  }
  return Uint8Array.from(parts);
}

/** A quoted string with `"` and `\` escaped and everything outside of printable ASCII as `\DDD`. */
export function quoteString(octets: Uint8Array): string {
  let text = '"';
  for (const octet of octets) {
    if (octet === 0x22 || octet === 0x5c) text += `\\${String.fromCharCode(octet)}`;
    else if (octet < 0x20 || octet > 0x7e) text += `\\${String(octet).padStart(3, "0")}`;
    else text += String.fromCharCode(octet);
  }
  return `${text}"`;
}
