/** EPP's client identifiers have 3 to 16 characters (clIDType, RFC 5730 §4.1). */
const LONGEST = 16;
const SHORTEST = 3;

export const SLUG = /^[a-z0-9](?:[a-z0-9-]{1,14})[a-z0-9]$/;

/** Legal forms say nothing about who it is. */
const LEGAL_FORMS =
  /\b(?:ltd|limited|llc|inc|incorporated|corp|gmbh|ag|ug|kg|sa|sas|sarl|srl|bv|nv|oy|ab|as|plc|pty|co)\b/g;

/** A handle made of a company's name: "Harbour Names GmbH" → `harbour-names`. */
export function proposeSlug(company: string): string {
  const words = company
    .normalize("NFKD")
    .toLowerCase()
    .replace(/\p{M}/gu, "")
    .replaceAll(".", "")
    .replace(/[^a-z0-9]+/g, " ")
    .replace(LEGAL_FORMS, " ")
    .trim()
    .split(/\s+/)
    .filter(Boolean);
  let slug = "";
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word.slice(0, LONGEST);
    if (longer.length > LONGEST) break;
    slug = longer;
  }
  return slug.length >= SHORTEST ? slug : `${slug || "my"}-registrar`;
}

/** The `n`th other handle when one is taken: `acme` → `acme-2`. */
export function numberedSlug(slug: string, n: number): string {
  const end = `-${n}`;
  return `${slug.slice(0, LONGEST - end.length).replace(/-+$/, "")}${end}`;
}
