import { z } from "zod";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { type Listing, listPolicies, type NamespacePolicy } from "../namespaces/policy";
import { decodeCursor, encodeCursor, type PageByCursor } from "../page-cursor";
import type { listExtensionsInput } from "./schema";

/** A namespace that names are offered under through a door, with its rules. */
export interface Extension {
  /** `com.store`. */
  readonly name: string;
  /** Its last label: `store`. */
  readonly tld: string;
  readonly policy: NamespacePolicy;
}

/** The extensions of a door, a page at a time. @throws RegistryError missing_scope | invalid_request: the cursor */
export async function listExtensions(
  ctx: Context,
  { cursor, limit, name, sortBy, direction }: z.output<typeof listExtensionsInput>,
  listing: Listing,
): Promise<PageByCursor<Extension>> {
  const { accountId } = requireScope(ctx, "names:read");
  const list = `extensions:${accountId}:${sortBy}:${direction}:${name ?? ""}`;
  const place = cursor ? decodeCursor(list, cursor, PLACE)[0] : null;
  const sign = direction === "asc" ? 1 : -1;
  const wanted = name?.trim().toLowerCase().replace(/^\.+/, "");
  const placed = (await findOffered(ctx, listing))
    .filter((extension) => wanted === undefined || extension.name === wanted)
    .map((extension) => ({ extension, place: placeOf(extension, sortBy) }))
    .filter((one) => place === null || compare(one.place, place) * sign > 0)
    .sort((a, b) => compare(a.place, b.place) * sign);
  const shown = placed.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(({ extension }) => extension),
    cursor: last && placed.length > limit ? encodeCursor(list, [last.place]) : "",
  };
}

/** One extension of a door. @throws RegistryError missing_scope | not_found */
export async function loadExtension(ctx: Context, name: string, listing: Listing): Promise<Extension> {
  requireScope(ctx, "names:read");
  const wanted = name.trim().toLowerCase().replace(/^\.+/, "");
  const found = (await findOffered(ctx, listing)).find((extension) => extension.name === wanted);
  if (found) return found;
  throw new RegistryError("not_found", {
    message: `Names are not offered under '${wanted.slice(0, 253)}' here`,
  });
}

async function findOffered(ctx: Context, listing: Listing): Promise<Extension[]> {
  const policies = await listPolicies(ctx.db);
  return policies
    .filter(({ listedFor }) => listedFor.includes(listing))
    .map((policy) => ({ name: policy.name, tld: policy.name.split(".").at(-1) ?? policy.name, policy }));
}

const PLACE = z.tuple([z.string().max(300)]);

/** Times come before names of the same time. */
function placeOf({ name, policy }: Extension, sortBy: "name" | "createdAt"): string {
  return sortBy === "name" ? name : `${policy.createdAt.toISOString()} ${name}`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
