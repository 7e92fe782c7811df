import { formatName, nameLength, parseName } from "../name";
import { RdataError } from "../problem";
import { quoteString, type Token, unescapeString } from "../tokens";
import type { Field, RdataContext } from "./types";

const firstText = (tokens: readonly Token[]) => tokens[0]?.text ?? "";

/** An unsigned integer of 1, 2 or 4 octets. */
export function integer(name: string, octets: 1 | 2 | 4): Field {
  const most = 2 ** (8 * octets) - 1;
  return {
    name,
    parse(tokens) {
      const text = firstText(tokens);
      if (!/^[0-9]{1,10}$/.test(text) || Number(text) > most) {
        throw new RdataError("not_a_number", `${name} is a whole number from 0 to ${most}; '${text}' is not`);
      }
      const wire = new Uint8Array(octets);
      for (let i = 0, left = Number(text); i < octets; i++, left = Math.floor(left / 256)) {
        wire[octets - 1 - i] = left % 256;
      }
      return wire;
    },
    format(wire, offset) {
      let value = 0;
      for (let i = 0; i < octets; i++) value = value * 256 + (wire[offset + i] ?? 0);
      return { text: String(value), next: offset + octets };
    },
  };
}

/** Looks like an IPv4 or IPv6 address. */
const ADDRESS = /^(\d{1,3}(\.\d{1,3}){3}\.?|[0-9a-f]*:[0-9a-f:.]+)$/i;

/** A domain name. `host`: one that must be a host, so never an address. */
export function domainName(name: string, options: { compressible?: boolean; host?: boolean } = {}): Field {
  return {
    name,
    isTarget: options.host ?? false,
    compressible: options.compressible ?? false,
    parse(tokens, context) {
      const text = firstText(tokens);
      if (ADDRESS.test(text)) {
        throw new RdataError(
          "target_is_address",
          `${name} is the name of a host, not an address: '${text}' is an address`,
          `Add an A or AAAA record with ${text} and point here at its name`,
        );
      }
      return parseName(toAscii(text, context), context.origin);
    },
    format(wire, offset) {
      return { text: formatName(wire, offset), next: offset + nameLength(wire, offset) };
    },
  };
}

/** Unicode labels as A-labels; everything else as it is. @throws RdataError bad_idn */
export function toAscii(text: string, context: Pick<RdataContext, "toALabel">): string {
  if (!/[^\p{ASCII}]/u.test(text)) return text;
  return text
    .split(/[.。．｡]/u)
    .map((label) => {
      if (!/[^\p{ASCII}]/u.test(label)) return label;
      const ascii = context.toALabel?.(label) ?? null;
      if (ascii === null)
        throw new RdataError("bad_idn", `'${label}' is not a valid internationalised label (UTS 46)`);
      return ascii;
    })
    .join(".");
}

/** A `<character-string>` of at most 255 octets (RFC 1035 §3.3). */
export function characterString(name: string): Field {
  return {
    name,
    parse: (tokens) => prefixed(name, firstText(tokens)),
    format(wire, offset) {
      const next = offset + 1 + (wire[offset] ?? 0);
      return { text: quoteString(wire.subarray(offset + 1, next)), next };
    },
  };
}

/** One or more character-strings. */
export function characterStrings(name: string): Field {
  return {
    name,
    takesRest: true,
    parse: (tokens) => concat(tokens.map((token) => prefixed(name, token.text))),
    format(wire, offset, end) {
      const strings: string[] = [];
      for (let at = offset; at < end; at += 1 + (wire[at] ?? 0)) {
        strings.push(quoteString(wire.subarray(at + 1, at + 1 + (wire[at] ?? 0))));
      }
      return { text: strings.join(" "), next: end };
    },
  };
}

function prefixed(name: string, text: string): Uint8Array {
  const octets = unescapeString(text);
  if (octets.length > 255) {
    throw new RdataError(
      "string_too_long",
      `${name} has a string of ${octets.length} octets: one string holds at most 255`,
      'Split it into several strings: "first part" "second part"',
    );
  }
  return concat([Uint8Array.of(octets.length), octets]);
}

/** A quoted string that fills the rest of the RDATA, without a length octet (CAA, URI). */
export function restString(name: string): Field {
  return {
    name,
    parse: (tokens) => unescapeString(firstText(tokens)),
    format: (wire, offset, end) => ({ text: quoteString(wire.subarray(offset, end)), next: end }),
  };
}

/** Hexadecimal digits, spaces allowed between, that fill the rest of the RDATA. Canonical: upper case. */
export function restHex(name: string): Field {
  return {
    name,
    takesRest: true,
    parse(tokens) {
      const text = tokens.map((token) => token.text).join("");
      if (!/^([0-9a-f]{2})+$/i.test(text)) {
        throw new RdataError("not_hex", `${name} is written in hexadecimal: pairs of digits 0-9 and A-F`);
      }
      return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    },
    format(wire, offset, end) {
      let text = "";
      for (let i = offset; i < end; i++) text += (wire[i] ?? 0).toString(16).padStart(2, "0");
      return { text: text.toUpperCase(), next: end };
    },
  };
}

export function concat(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
