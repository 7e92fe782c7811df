import { formatIpv4, formatIpv6, parseIpv4, parseIpv6 } from "../address";
import { RdataError } from "../problem";
import { unescapeString } from "../tokens";
import { concat } from "./fields";

/** RFC 9460 §14.3.2, RFC 9461 (dohpath). */
const KEYS = [
  "mandatory",
  "alpn",
  "no-default-alpn",
  "port",
  "ipv4hint",
  "ech",
  "ipv6hint",
  "dohpath",
] as const;

function keyNumber(name: string): number {
  const known = (KEYS as readonly string[]).indexOf(name);
  if (known >= 0) return known;
  const number = /^key(0|[1-9][0-9]{0,4})$/.exec(name)?.[1];
  if (number === undefined || Number(number) > 65_534) {
    throw new RdataError(
      "bad_param",
      `'${name}' is no service parameter: use ${KEYS.join(", ")} or keyNNNNN`,
    );
  }
  return Number(number);
}

const keyName = (number: number): string => KEYS[number] ?? `key${number}`;
const u16 = (n: number) => Uint8Array.of(n >> 8, n & 0xff);

/** Wire form of `key=value` words, sorted by key (RFC 9460 §2.2). @throws RdataError bad_param | duplicate_param */
export function parseParams(words: readonly string[]): Uint8Array {
  const params = new Map<number, Uint8Array>();
  for (const word of words) {
    const equals = word.indexOf("=");
    const name = (equals < 0 ? word : word.slice(0, equals)).toLowerCase();
    const key = keyNumber(name);
    if (params.has(key)) throw new RdataError("duplicate_param", `The parameter ${name} is there twice`);
    params.set(key, parseValue(key, name, equals < 0 ? null : word.slice(equals + 1)));
  }
  checkMandatory(params);
  if (params.has(2) && !params.has(1)) {
    throw new RdataError("bad_param", "no-default-alpn needs alpn beside it (RFC 9460 §7.1.1)");
  }
  const sorted = [...params].sort(([a], [b]) => a - b);
  return concat(sorted.flatMap(([key, value]) => [u16(key), u16(value.length), value]));
}

function parseValue(key: number, name: string, text: string | null): Uint8Array {
  const bad = (hint: string) => new RdataError("bad_param", `The parameter ${name} ${hint}`);
  if (key === 2) {
    if (text !== null && text !== "") throw bad("takes no value");
    return new Uint8Array();
  }
  if (text === null || text === "") {
    if (key > 7) return new Uint8Array();
    throw bad("needs a value");
  }
  const list = text.split(",");
  switch (KEYS[key]) {
    case "mandatory":
      return concat(
        list
          .map(keyNumber)
          .sort((a, b) => a - b)
          .map(u16),
      );
    case "alpn":
      return concat(splitList(text).map((id) => concat([Uint8Array.of(checkedAlpn(id, bad)), id])));
    case "port": {
      if (!/^[0-9]{1,5}$/.test(text) || Number(text) > 65_535) throw bad("is a port from 0 to 65535");
      return u16(Number(text));
    }
    case "ipv4hint":
      return concat(
        list.map((address) => parseIpv4(address) ?? raise(bad(`holds IPv4 addresses; '${address}' is none`))),
      );
    case "ipv6hint":
      return concat(
        list.map((address) => parseIpv6(address) ?? raise(bad(`holds IPv6 addresses; '${address}' is none`))),
      );
    case "ech": {
      if (!/^[A-Za-z0-9+/]+={0,2}$/.test(text) || text.length % 4 !== 0) throw bad("is written in base64");
      return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    }
    default:
      return unescapeString(text);
  }
}

function raise(error: RdataError): never {
  throw error;
}

function checkedAlpn(id: Uint8Array, bad: (hint: string) => RdataError): number {
  if (id.length === 0 || id.length > 255) throw bad("lists protocols such as h2,h3");
  return id.length;
}

/** RFC 9460 A.1: a comma inside an item is `\\,`, a backslash `\\\\`. */
function splitList(text: string): Uint8Array[] {
  const octets = unescapeString(text);
  const items: number[][] = [[]];
  for (let i = 0; i < octets.length; i++) {
    const octet = octets[i] ?? 0;
    if (octet === 0x2c) items.push([]);
    else if (octet === 0x5c) items.at(-1)?.push(octets[++i] ?? 0x5c);
    else items.at(-1)?.push(octet);
  }
  return items.map((item) => Uint8Array.from(item));
}

function checkMandatory(params: ReadonlyMap<number, Uint8Array>): void {
  const value = params.get(0);
  if (!value) return;
  const seen = new Set<number>();
  for (let i = 0; i < value.length; i += 2) {
    const key = ((value[i] ?? 0) << 8) | (value[i + 1] ?? 0);
    if (key === 0 || seen.has(key) || !params.has(key)) {
      throw new RdataError(
        "bad_param",
        `mandatory names each key once, and only keys that are there: ${keyName(key)}`,
      );
    }
    seen.add(key);
  }
}

/** Canonical text of parameters on the wire. */
export function formatParams(wire: Uint8Array): string {
  const words: string[] = [];
  for (let at = 0; at + 4 <= wire.length; ) {
    const key = ((wire[at] ?? 0) << 8) | (wire[at + 1] ?? 0);
    const length = ((wire[at + 2] ?? 0) << 8) | (wire[at + 3] ?? 0);
    const value = wire.subarray(at + 4, at + 4 + length);
    const text = formatValue(key, value);
    words.push(text === null ? keyName(key) : `${keyName(key)}=${text}`);
    at += 4 + length;
  }
  return words.join(" ");
}

function formatValue(key: number, value: Uint8Array): string | null {
  switch (KEYS[key]) {
    case "mandatory":
      return chunks(value, 2, (pair) => keyName(((pair[0] ?? 0) << 8) | (pair[1] ?? 0)));
    case "alpn": {
      const ids: string[] = [];
      for (let at = 0; at < value.length; at += 1 + (value[at] ?? 0)) {
        ids.push(escapeValue(value.subarray(at + 1, at + 1 + (value[at] ?? 0)), true));
      }
      return ids.join(",");
    }
    case "no-default-alpn":
      return null;
    case "port":
      return String(((value[0] ?? 0) << 8) | (value[1] ?? 0));
    case "ipv4hint":
      return chunks(value, 4, formatIpv4);
    case "ipv6hint":
      return chunks(value, 16, formatIpv6);
    case "ech":
      return btoa(String.fromCharCode(...value));
    default:
      return value.length === 0 ? null : escapeValue(value, false);
  }
}

function chunks(value: Uint8Array, size: number, format: (chunk: Uint8Array) => string): string {
  const texts: string[] = [];
  for (let at = 0; at < value.length; at += size) texts.push(format(value.subarray(at, at + size)));
  return texts.join(",");
}

function escapeValue(octets: Uint8Array, inList: boolean): string {
  let text = "";
  for (const octet of octets) {
    if (inList && (octet === 0x2c || octet === 0x5c)) text += `\\\\${octet === 0x5c ? "\\\\" : ","}`;
    else if (octet === 0x5c || octet === 0x22) text += `\\${String.fromCharCode(octet)}`;
    else if (octet <= 0x20 || octet > 0x7e || octet === 0x3b || octet === 0x28 || octet === 0x29) {
      text += `\\${String(octet).padStart(3, "0")}`;
    } else text += String.fromCharCode(octet);
  }
  return text;
}
