import type { PricedOperation } from "@/db/generated/enums";
import { RECORD_TYPES } from "@/lib/dns/rdata/registry";

/** A namespace that a new installation starts with. Amounts in minor units. */
export interface NamespaceSeed {
  readonly name: string;
  readonly isDefault: boolean;
  readonly minLabelLength: number;
  readonly maxLabelLength: number;
  readonly idnScripts: string[];
  readonly recordTypes: string[];
  readonly listedFor: string[];
  readonly prices: Record<PricedOperation, number>;
  /** Label, registration and renewal a year. */
  readonly premium: readonly (readonly [string, number, number])[];
  readonly reserved: readonly (readonly [string, string])[];
}

const INFRASTRUCTURE = "kept for the registry's own services";
const ROLE = "kept because mail to it reaches those who run the registry (RFC 2142)";
const EXAMPLE = "kept for documentation";

const RESERVED: NamespaceSeed["reserved"] = [
  ["www", INFRASTRUCTURE],
  ["ns1", INFRASTRUCTURE],
  ["ns2", INFRASTRUCTURE],
  ["mail", INFRASTRUCTURE],
  ["whois", INFRASTRUCTURE],
  ["rdap", INFRASTRUCTURE],
  ["nic", INFRASTRUCTURE],
  ["wpad", "kept because browsers look for their proxy settings there"],
  ["isatap", "kept because computers look for a tunnel there"],
  ["localhost", "kept because it means the computer itself (RFC 6761)"],
  ["abuse", ROLE],
  ["hostmaster", ROLE],
  ["postmaster", ROLE],
  ["security", ROLE],
  ["example", EXAMPLE],
  ["test", EXAMPLE],
];

export const NAMESPACES: readonly NamespaceSeed[] = [
  {
    name: "com.store",
    isDefault: true,
    minLabelLength: 3,
    maxLabelLength: 63,
    idnScripts: [
      "Latin",
      "Greek",
      "Cyrillic",
      "Hebrew",
      "Arabic",
      "Devanagari",
      "Thai",
      "Hangul",
      "Hiragana",
      "Katakana",
      "Han",
    ],
    recordTypes: [...RECORD_TYPES],
    listedFor: ["dashboard", "subdomain_v2", "cloudflare_v4"],
    prices: { register: 2_999, renew: 2_999, transfer: 2_999, restore: 8_000 },
    premium: [
      ["gold", 250_000, 50_000],
      ["wine", 150_000, 30_000],
      ["phone", 120_000, 30_000],
      ["book", 99_900, 19_900],
      ["toys", 89_900, 19_900],
    ],
    reserved: RESERVED,
  },
  {
    name: "defiwallet",
    isDefault: false,
    minLabelLength: 3,
    maxLabelLength: 32,
    idnScripts: [],
    recordTypes: [...RECORD_TYPES],
    listedFor: ["dashboard", "subdomain_v2", "registrar_v1", "cloudflare_v4"],
    prices: { register: 1_200, renew: 1_500, transfer: 1_500, restore: 6_000 },
    premium: [
      ["vault", 200_000, 40_000],
      ["swap", 150_000, 30_000],
    ],
    reserved: RESERVED,
  },
];
