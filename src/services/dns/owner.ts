import { formatName, isAbsolute, isAtOrBelow, parseName, wireOf } from "@/lib/dns/name";
import { RdataError } from "@/lib/dns/problem";
import { toAscii } from "@/lib/dns/rdata/fields";
import { toALabel } from "@/lib/idna";

export type ParsedOwner =
  | { readonly ok: true; readonly owner: string }
  | { readonly ok: false; readonly code: string; readonly message: string; readonly fix?: string };

/**
 * The stored owner of what was typed as a name: relative to `apex` (`www`, `@`), absolute with a final dot, Unicode or
 * A-labels. Labels hold letters, digits, hyphens and underscores; `*` only as the whole first label (RFC 4592 §2.1.1).
 */
export function parseOwner(text: string, apex: string): ParsedOwner {
  const typed = text.trim();
  if (typed === "" || typed === "@") return { ok: true, owner: "@" };
  if (!isAbsolute(typed) && isAtOrBelow(typed.toLowerCase(), apex)) {
    const inner = typed.slice(0, -apex.length - 1) || "@";
    return {
      ok: false,
      code: "name_repeats_zone",
      message: `Names are relative to ${apex}: '${typed}' would mean ${typed}.${apex}`,
      fix: `Write ${inner}, or ${typed}. with a final dot`,
    };
  }
  try {
    const origin = wireOf(apex);
    const absolute = formatName(parseName(toAscii(typed, { toALabel }), origin));
    if (!isAtOrBelow(absolute, `${apex}.`)) {
      return {
        ok: false,
        code: "name_outside_zone",
        message: `${absolute} is outside of ${apex}`,
        fix: "Write a name relative to the zone, such as www",
      };
    }
    const owner = absolute === `${apex}.` ? "@" : absolute.slice(0, -apex.length - 2);
    return checkCharacters(owner, typed);
  } catch (error) {
    if (error instanceof RdataError) return { ok: false, ...error.problem };
    throw error;
  }
}

function checkCharacters(owner: string, typed: string): ParsedOwner {
  if (owner === "@") return { ok: true, owner };
  for (const [index, label] of owner.split(".").entries()) {
    if (label === "*" && index === 0) continue;
    if (label.includes("*")) {
      return {
        ok: false,
        code: "bad_wildcard",
        message: `In '${typed}' the * is not the whole first label`,
        fix: "Write * or *.shop: a wildcard stands alone at the front",
      };
    }
    if (!/^[a-z0-9_-]+$/.test(label)) {
      return {
        ok: false,
        code: "bad_character",
        message: `'${typed}' has characters that a name cannot have: use letters, digits, hyphens and underscores`,
      };
    }
  }
  return { ok: true, owner };
}

/** The absolute name of a stored owner, with final dot. */
export function absoluteOwner(owner: string, apex: string): string {
  return owner === "@" ? `${apex}.` : `${owner}.${apex}.`;
}
