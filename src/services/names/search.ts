import type { z } from "zod";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { type Listing, listPolicies, type NamespacePolicy, priceOf } from "../namespaces/policy";
import { type Availability, findAvailabilities } from "./check";
import { type ParsedName, parseLabel } from "./label";
import type { searchInput } from "./schema";
import { candidatesOf } from "./search-candidates";
import { type AskedPhrase, readPhrase } from "./search-phrase";

/** What a phrase leads to. */
export interface SearchResult {
  /** The phrase itself as a name under each namespace on offer, the written one first; empty when it cannot be a label. */
  readonly exact: readonly Availability[];
  /** Why the phrase itself is no name, to be shown beside the suggestions. */
  readonly fault: string | null;
  /** Free names like it, the likest and cheapest first. */
  readonly suggestions: readonly Availability[];
}

type Input = z.output<typeof searchInput>;

/**
 * Names from a word or phrase, for anybody: what was asked for first, then alternatives that are free. Each is looked up
 * now, in no cache.
 * @param listing only namespaces offered there
 */
export async function searchNames(
  ctx: Context,
  input: Input,
  listing: Listing = "dashboard",
): Promise<SearchResult> {
  const policies = await listPolicies(ctx.db);
  const asked = readPhrase(input.phrase, namesOf(policies));
  if (asked.isExtension) return { exact: [], fault: extensionAlone(input.phrase), suggestions: [] };
  return searchFor(ctx, asked, offeredFor(asked, input, ctx.now, policies, listing), input.limit);
}

/**
 * Free names from a word or phrase, for programs: what was asked for and what is like it in one list, the best first.
 * @throws RegistryError invalid_request: an extension alone is nothing to look for
 */
export async function suggestNames(
  ctx: Context,
  input: Input,
  listing: Listing,
): Promise<readonly Availability[]> {
  const policies = await listPolicies(ctx.db);
  const asked = readPhrase(input.phrase, namesOf(policies));
  if (asked.isExtension) {
    const message = extensionAlone(input.phrase);
    throw new RegistryError("invalid_request", { message, fields: [{ path: "phrase", message }] });
  }
  const offered = offeredFor(asked, input, ctx.now, policies, listing);
  const { exact, suggestions } = await searchFor(ctx, asked, offered, input.limit);
  const worthOf = worthBy(ctx, asked, offered);
  const worth = ({ name, registerAmount }: Availability) => worthOf(name.policy, 1, registerAmount);
  const free = exact.filter(({ available }) => available).sort((a, b) => worth(b) - worth(a));
  return [...free, ...suggestions].slice(0, input.limit);
}

const namesOf = (policies: readonly NamespacePolicy[]) => policies.map(({ name }) => name);

function extensionAlone(phrase: string): string {
  const extension = phrase.trim().replace(/^\.+/, "");
  return `'${extension}' is an extension alone: write a word or a name in front of it, such as acme.${extension}`;
}

/** Namespaces to look in, the written one first. What `extensions` names and is not on offer is left out. */
function offeredFor(
  { domain }: AskedPhrase,
  { extensions }: Input,
  now: Date,
  policies: readonly NamespacePolicy[],
  listing: Listing,
): readonly NamespacePolicy[] {
  const wanted = extensions?.map((extension) =>
    extension
      .trim()
      .toLowerCase()
      .replace(/^\.+|\.$/g, ""),
  );
  return policies
    .filter(
      ({ listedFor, name }) => listedFor.includes(listing) && (!wanted?.length || wanted.includes(name)),
    )
    .filter(({ prices }) => prices.some((p) => p.operation === "register" && p.validFrom <= now))
    .sort((a, b) => Number(b.name === domain) - Number(a.name === domain));
}

/** Names looked up beside those asked for: enough that a common word still yields a page of free ones. */
const MOST_CANDIDATES = 160;

async function searchFor(
  ctx: Context,
  asked: AskedPhrase,
  offered: readonly NamespacePolicy[],
  limit: number,
): Promise<SearchResult> {
  const { names: exact, fault } = parseUnder(offered, asked.label);
  const worthOf = worthBy(ctx, asked, offered);
  // Two spellings can be one name: the likest comes first, and stands.
  const seen = new Set(exact.map(({ fqdn }) => fqdn));
  const likely = candidatesOf(asked)
    .flatMap(({ label, likeness }) => parseUnder(offered, label).names.map((name) => ({ name, likeness })))
    .filter(({ name: { fqdn } }) => !seen.has(fqdn) && seen.add(fqdn))
    .map(({ name, likeness }) => {
      const price = priceOf(name.policy, "register", ctx.now);
      return { name, likeness, value: worthOf(name.policy, likeness, price) };
    })
    .sort((a, b) => b.value - a.value)
    .slice(0, MOST_CANDIDATES);
  const found = await findAvailabilities(ctx, [...exact, ...likely.map(({ name }) => name)]);
  // Once more, by their own prices: some are premium.
  const suggestions = likely
    .flatMap(({ name, likeness }, index) => {
      const offer = found[exact.length + index];
      if (!offer?.available) return [];
      return [{ offer, value: worthOf(name.policy, likeness, offer.registerAmount) }];
    })
    .sort((a, b) => b.value - a.value)
    .map(({ offer }) => offer);
  return { exact: found.slice(0, exact.length), fault, suggestions: suggestions.slice(0, limit) };
}

/** What of twice the price is lost in likeness. */
const PRICE_WEIGHT = 0.04;

/** What the extension gains that was written. */
const ASKED_WEIGHT = 0.1;

/** How good an offer is: how like, how dear beside the cheapest extension of its currency. */
function worthBy(ctx: Context, { domain }: AskedPhrase, offered: readonly NamespacePolicy[]) {
  const cheapest = new Map<string, number>();
  for (const policy of offered) {
    const price = Math.max(1, priceOf(policy, "register", ctx.now));
    cheapest.set(policy.currency, Math.min(price, cheapest.get(policy.currency) ?? price));
  }
  return ({ name, currency }: NamespacePolicy, likeness: number, price: number) => {
    const dearer = Math.max(1, price) / (cheapest.get(currency) ?? price);
    return likeness + (name === domain ? ASKED_WEIGHT : 0) - PRICE_WEIGHT * Math.log2(dearer);
  };
}

interface Parsed {
  readonly names: readonly ParsedName[];
  /** Why no namespace takes the label. */
  readonly fault: string | null;
}

function parseUnder(policies: readonly NamespacePolicy[], label: string): Parsed {
  let fault: string | null = null;
  const names = policies.flatMap((policy) => {
    try {
      return [parseLabel(policy, label)];
    } catch (error) {
      if (!(error instanceof RegistryError)) throw error;
      fault ??= error.message;
      return [];
    }
  });
  return { names, fault: names.length > 0 ? null : fault };
}
