import { isAtOrBelow } from "@/lib/dns/name";
import { toAscii } from "@/lib/dns/rdata/fields";
import { toALabel } from "@/lib/idna";
import { absoluteOwner } from "@/services/dns/owner";
import { bareHost } from "./dns-record-data";

/** A record's name as the API shows it: whole, A-labels, without final dot. */
export function toRecordName(owner: string, apex: string): string {
  return bareHost(absoluteOwner(owner, apex));
}

/**
 * A record's name as the API takes it, absolute with final dot: whole names and names relative to the zone, `@` for the
 * zone itself, Unicode or A-labels. What is no name stays as it is, for the rules of records to refuse.
 */
export function readRecordName(typed: string, apex: string): string {
  const text = typed.trim();
  if (text === "" || text === "@") return text;
  const name = inAscii(text);
  if (name.endsWith(".")) return name;
  return isAtOrBelow(name, apex) ? `${name}.` : `${name}.${apex}.`;
}

function inAscii(text: string): string {
  try {
    return toAscii(text, { toALabel }).toLowerCase();
  } catch {
    return text;
  }
}
