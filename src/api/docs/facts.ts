import type { Database } from "@/db/client";
import { listPolicies, type NamespacePolicy } from "@/services/namespaces/policy";
import { API_BASE } from "@/services/ote/next-request";
import { nothingOffered, type ServerOffer } from "@/services/registrar/offer";

/** What the running server offers, as the pages are made from it. */
export interface DocsFacts {
  /** The portal's URL, without a slash at the end. */
  readonly publicUrl: string;
  /** URL of the registrar API. */
  readonly base: string;
  /** Namespaces that registrars are offered. */
  readonly namespaces: readonly NamespacePolicy[];
  /** Names of the namespaces that programs and agents are offered. */
  readonly extensions: readonly string[];
  readonly now: Date;
  readonly offer: ServerOffer;
}

/** What the docs need of the process. */
export interface DocsSettings {
  readonly db: Database;
  readonly publicUrl: string;
  /** What this process has opened; nothing where it is left out. */
  readonly offer?: ServerOffer;
}

export async function loadFacts(settings: DocsSettings): Promise<DocsFacts> {
  const policies = await listPolicies(settings.db);
  return {
    publicUrl: settings.publicUrl,
    base: settings.publicUrl + API_BASE,
    now: new Date(),
    offer: settings.offer ?? nothingOffered(),
    namespaces: policies.filter(({ listedFor }) => listedFor.includes("registrar_v1")),
    extensions: policies
      .filter(({ listedFor }) => listedFor.includes("cloudflare_v4"))
      .map(({ name }) => name),
  };
}

/** The namespace that examples are about. */
export function exampleNamespace({ namespaces }: DocsFacts): string {
  return namespaces.find(({ isDefault }) => !isDefault)?.name ?? namespaces[0]?.name ?? "example";
}
