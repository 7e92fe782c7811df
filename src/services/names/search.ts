import type { z } from "zod";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { type Listing, listPolicies } from "../namespaces/policy";
import { type Availability, findAvailabilities } from "./check";
import { type ParsedName, parseLabel } from "./label";
import type { searchInput } from "./schema";

/** What a phrase leads to. */
export interface SearchResult {
  /** The phrase itself as a name under each namespace on offer; empty when it cannot be a label. */
  readonly exact: readonly Availability[];
  /** Why the phrase itself is no name, to be shown beside the suggestions. */
  readonly fault: string | null;
  /** Free names like it, the likest first. */
  readonly suggestions: readonly Availability[];
}

const PREFIXES = ["get", "my", "go", "try", "the", "hello"];
const SUFFIXES = ["app", "hq", "shop", "online", "hub", "team", "studio", "lab"];

/** Words that a name does without. */
const FILLERS = new Set(["a", "an", "and", "the", "of", "for", "in", "on", "at", "by", "to", "my", "our"]);

/** Candidates looked up at once: enough that a common word still yields a page of free ones. */
const MOST_CANDIDATES = 60;

/**
 * Names from a word or phrase, for anybody: what was asked for first, then alternatives that are free.
 * @param listing only namespaces offered there
 */
export async function searchNames(
  ctx: Context,
  input: z.output<typeof searchInput>,
  listing: Listing = "dashboard",
): Promise<SearchResult> {
  const policies = (await listPolicies(ctx.db)).filter((policy) => policy.listedFor.includes(listing));
  const asked = fromPhrase(
    input.phrase,
    policies.map((p) => p.name),
  );
  const offered = asked.domain ? policies.filter((p) => p.name === asked.domain) : policies;

  let fault: string | null = null;
  const parse = (label: string): ParsedName[] =>
    offered.flatMap((policy) => {
      try {
        return [parseLabel(policy, label)];
      } catch (error) {
        if (!(error instanceof RegistryError)) throw error;
        if (label === asked.label) fault ??= error.message;
        return [];
      }
    });
  const exact = parse(asked.label);
  if (exact.length > 0) fault = null;
  const others = candidates(asked.words)
    .filter((label) => label !== asked.label)
    .flatMap(parse);
  const found = await findAvailabilities(ctx, [...exact, ...others.slice(0, MOST_CANDIDATES)]);
  return {
    exact: found.slice(0, exact.length),
    fault,
    suggestions: found
      .slice(exact.length)
      .filter((a) => a.available)
      .slice(0, input.limit),
  };
}

interface Asked {
  readonly label: string;
  readonly words: readonly string[];
  readonly domain: string | null;
}

/** `Corner Bakery`, `corner-bakery` and `cornerbakery.com.store` all ask for something; what it is. */
function fromPhrase(phrase: string, domains: readonly string[]): Asked {
  const text = phrase
    .normalize("NFKC")
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, "")
    .replace(/[/?#].*$/, "");
  const domain =
    domains.filter((name) => text.endsWith(`.${name}`)).sort((a, b) => b.length - a.length)[0] ?? null;
  const rest = domain ? text.slice(0, -domain.length - 1) : text;
  const words = rest.split(/[^\p{L}\p{M}\p{N}]+/u).filter(Boolean);
  const label = words.length > 0 && /\s/.test(rest) ? words.join("") : rest.replace(/\s+/g, "");
  return { label, words, domain };
}

/** Labels like the words, the likest first. */
function candidates(words: readonly string[]): string[] {
  const telling = words.filter((word) => !FILLERS.has(word));
  const main = telling.length > 0 ? telling : words;
  const joined = main.join("");
  if (joined === "") return [];
  const labels = [joined, main.join("-"), words.join(""), words.join("-")];
  if (main.length > 1) {
    labels.push(
      [...main].reverse().join(""),
      main.map((word) => word[0]).join(""),
      main[0] ?? "",
      main.at(-1) ?? "",
    );
  }
  for (const suffix of SUFFIXES) labels.push(`${joined}${suffix}`, `${joined}-${suffix}`);
  for (const prefix of PREFIXES) labels.push(`${prefix}${joined}`);
  return [...new Set(labels)];
}
