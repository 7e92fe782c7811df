import { notFound } from "next/navigation";
import { cache } from "react";
import { whyNotOperator } from "@/services/operators/scopes";
import { caller, registryErrorOf } from "../../../caller";

export interface NamespaceProps {
  readonly params: Promise<{ name: string }>;
}

/** The namespace of the path, asked for once a page; not found when there is none. */
export const loadNamespace = cache(async (segment: string) => {
  try {
    return await (await caller()).console.namespaces.get({ name: decodeURIComponent(segment) });
  } catch (error) {
    const code = registryErrorOf(error)?.code;
    // What no text column takes is no namespace either.
    if (code === "not_found" || code === "invalid_request" || error instanceof URIError) notFound();
    throw error;
  }
});

/** Where the namespace's clock stands; null where clocks are not moved: outside of demonstrations. */
export const findClock = cache(async (segment: string) => {
  try {
    return await (await caller()).console.clock.load({ namespace: decodeURIComponent(segment) });
  } catch (error) {
    if (registryErrorOf(error)?.code === "not_found") return null;
    throw error;
  }
});

/** Why the visitor may not change the registry, or null. */
export const whyNotRegistry = cache(async (): Promise<string | null> => {
  const me = await (await caller()).access.me();
  return whyNotOperator(me?.user.operatorRole, "registry:write");
});
