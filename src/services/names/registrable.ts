import { toALabel } from "@/lib/idna";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { type Listing, listPolicies, type NamespacePolicy } from "../namespaces/policy";
import { type Availability, findAvailabilities } from "./check";
import { type ParsedName, parseName } from "./label";

/** Why a program cannot register a name just so. */
export type Obstacle =
  /** Registered, reserved, or against the rules of its namespace. */
  | "unavailable"
  /** Only by whom has accepted its price. */
  | "premium"
  /** Offered, but not through this API. */
  | "unlisted"
  /** Nothing is registered under this domain here. */
  | "unknown_extension"
  /** Its namespace sells no new names now. */
  | "closed";

/** What is to be told of one of the names asked about. */
export type Registrability = { readonly input: string } & (
  | {
      /** A-labels. */
      readonly fqdn: string;
      readonly obstacle: Obstacle | null;
      /** The obstacle in words, where there is more to say. */
      readonly why: string | null;
      /** Null where its namespace is not on offer. */
      readonly availability: Availability | null;
    }
  | {
      readonly fqdn: null;
      /** Why it is no full name at all. */
      readonly why: string;
    }
);

type Read =
  | Extract<Registrability, { fqdn: null }>
  | (Extract<Registrability, { fqdn: string }> & { readonly parsed?: ParsedName });

/**
 * Which of many full names can be registered through an API, in their order: one statement, in no cache. One that is no
 * name does not spoil the others.
 */
export async function checkRegistrable(
  ctx: Context,
  names: readonly string[],
  listing: Listing,
): Promise<Registrability[]> {
  const policies = await listPolicies(ctx.db);
  const read = await Promise.all(names.map((input) => readName(ctx, input, policies, listing)));
  const parsed = read.flatMap((one) => ("parsed" in one && one.parsed ? [one.parsed] : []));
  const found = (await findAvailabilities(ctx, parsed)).values();
  return read.map((one) => {
    if (!("parsed" in one) || !one.parsed) return one;
    const { parsed: _, ...rest } = one;
    const availability = found.next().value ?? null;
    return { ...rest, availability, obstacle: availability && obstacleOf(availability) };
  });
}

function obstacleOf({ available, premium }: Availability): Obstacle | null {
  if (!available) return "unavailable";
  return premium ? "premium" : null;
}

async function readName(
  ctx: Context,
  input: string,
  policies: readonly NamespacePolicy[],
  listing: Listing,
): Promise<Read> {
  const text = input.normalize("NFC").trim().replace(/\.$/, "").toLowerCase();
  const why = faultOf(text, policies);
  if (why !== null) return { input, fqdn: null, why };
  const fqdn = toALabels(text);
  const stopped = (obstacle: Obstacle, reason: string | null = null): Read =>
    fqdn === null
      ? { input, fqdn, why: "it is not a valid internationalised name" }
      : { input, fqdn, obstacle, why: reason, availability: null };
  try {
    const parsed = await parseName(ctx, text);
    const { listedFor, prices } = parsed.policy;
    if (!listedFor.includes(listing)) return stopped("unlisted");
    const sells = prices.some(({ operation, validFrom }) => operation === "register" && validFrom <= ctx.now);
    if (!sells) return stopped("closed");
    return { input, fqdn: parsed.fqdn, obstacle: null, why: null, availability: null, parsed };
  } catch (error) {
    if (!(error instanceof RegistryError)) throw error;
    if (error.code === "unknown_namespace") return stopped("unknown_extension");
    return stopped("unavailable", error.message);
  }
}

/** Why a text is no full name, whatever its extension. */
function faultOf(text: string, policies: readonly NamespacePolicy[]): string | null {
  if (text === "") return "it is empty";
  if (text.length > 253) return "it is longer than 253 characters";
  if (/[\s/:@?#\\\p{Cc}]/u.test(text)) {
    return "write the name alone: no space, scheme, port or path";
  }
  if (policies.some(({ name }) => name === text)) return "it is an extension alone";
  if (!text.includes(".")) return "it has no extension";
  return text.split(".").includes("") ? "it has an empty label" : null;
}

function toALabels(name: string): string | null {
  const labels = name.split(".").map(toALabel);
  return labels.includes(null) ? null : labels.join(".");
}
