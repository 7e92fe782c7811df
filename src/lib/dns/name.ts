import { RdataError } from "./problem";

/** RFC 1035 §2.3.4, octets on the wire. */
export const MAX_LABEL_OCTETS = 63;
export const MAX_NAME_OCTETS = 255;

const DOT = 0x2e;
const BACKSLASH = 0x5c;

/** Labels of a name in presentation form, escapes (`\.`, `\065`) resolved, without the root. */
function splitLabels(text: string): number[][] {
  const labels: number[][] = [];
  let label: number[] = [];
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code === DOT) {
      if (label.length === 0)
        throw new RdataError("empty_label", `'${text}' has an empty label: two dots meet`);
      labels.push(label);
      label = [];
      continue;
    }
    if (code === BACKSLASH) {
      const digits = /^[0-9]{3}/.exec(text.slice(i + 1, i + 4))?.[0];
      if (digits !== undefined && Number(digits) > 255) {
        throw new RdataError("bad_escape", `\\${digits} in '${text}' is no octet: it ends at \\255`);
      }
      if (digits === undefined && i + 1 >= text.length) {
        throw new RdataError("bad_escape", `'${text}' ends in a lone backslash`);
      }
      code = digits === undefined ? text.charCodeAt(i + 1) : Number(digits);
      i += digits === undefined ? 1 : 3;
    } else if (code <= 0x20 || code === 0x7f) {
      throw new RdataError("bad_character", `'${text}' has a space or control character in a name`);
    }
    if (code > 0xff) throw new RdataError("bad_character", `'${text}' has characters that DNS cannot carry`);
    label.push(code);
    if (label.length > MAX_LABEL_OCTETS) {
      throw new RdataError("label_too_long", `'${text}' has a label of more than ${MAX_LABEL_OCTETS} octets`);
    }
  }
  if (label.length > 0) labels.push(label);
  return labels;
}

/**
 * Wire form of a name, lower case (RFC 4343). A name without a final dot is relative to `origin`; `@` is the origin.
 * @throws RdataError empty_label | bad_escape | bad_character | label_too_long | name_too_long
 */
export function parseName(text: string, origin: Uint8Array = ROOT): Uint8Array {
  if (text === "@") return origin;
  if (text === ".") return ROOT;
  if (text === "") throw new RdataError("name_missing", "A name is missing");
  const labels = splitLabels(text);
  const absolute = isAbsolute(text);
  const suffix = absolute ? ROOT : origin;
  const length = labels.reduce((sum, label) => sum + label.length + 1, suffix.length);
  if (length > MAX_NAME_OCTETS) {
    throw new RdataError("name_too_long", `'${text}' makes a name of more than ${MAX_NAME_OCTETS} octets`);
  }
  const wire = new Uint8Array(length);
  let at = 0;
  for (const label of labels) {
    wire[at++] = label.length;
    for (const octet of label) wire[at++] = octet >= 0x41 && octet <= 0x5a ? octet + 32 : octet;
  }
  wire.set(suffix, at);
  return wire;
}

/** The root: a single zero octet. */
export const ROOT = new Uint8Array(1);

/** Whether the text ends in a dot that is not escaped. */
export function isAbsolute(text: string): boolean {
  if (!text.endsWith(".")) return false;
  let slashes = 0;
  while (text[text.length - 2 - slashes] === "\\") slashes++;
  return slashes % 2 === 0;
}

/** Presentation form with a final dot of an uncompressed wire name at `offset`. */
export function formatName(wire: Uint8Array, offset = 0): string {
  let text = "";
  for (let at = offset; ; ) {
    const length = wire[at] ?? 0;
    if (length === 0) return text === "" ? "." : text;
    for (let i = at + 1; i <= at + length; i++) text += escapeOctet(wire[i] ?? 0);
    text += ".";
    at += length + 1;
  }
}

/** Octets that RFC 1035 §5.1 gives a meaning in a zone file. */
const SPECIAL = new Set([...'."\\;()@$'].map((c) => c.charCodeAt(0)));

function escapeOctet(octet: number): string {
  if (octet <= 0x20 || octet >= 0x7f) return `\\${String(octet).padStart(3, "0")}`;
  const character = String.fromCharCode(octet);
  return SPECIAL.has(octet) ? `\\${character}` : character;
}

/** Octets of an uncompressed wire name at `offset`, the root's zero included. */
export function nameLength(wire: Uint8Array, offset = 0): number {
  let at = offset;
  for (let length = wire[at] ?? 0; length !== 0; length = wire[at] ?? 0) at += length + 1;
  return at + 1 - offset;
}

/** Names as text without final dot, as the database keeps them: `shop.com.store`. */
export function wireOf(text: string): Uint8Array {
  return parseName(text === "" ? "." : text);
}

/** Whether `name` is `ancestor` or below it; both canonical, both with or both without final dot. */
export function isAtOrBelow(name: string, ancestor: string): boolean {
  return name === ancestor || ancestor === "." || ancestor === "" || name.endsWith(`.${ancestor}`);
}

/** The name less its first label; empty for the last label. Canonical text without escapes. */
export function parentOf(name: string): string {
  const dot = name.indexOf(".");
  return dot < 0 ? "" : name.slice(dot + 1);
}
