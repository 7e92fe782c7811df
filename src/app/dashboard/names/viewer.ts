import { cache } from "react";
import { caller } from "@/app/caller";

/** Who looks at this page; asked once a page. */
export const viewer = cache(async () => (await caller()).access.me());

/** What the visitor may do in the account in view. */
export async function viewerScopes(): Promise<ReadonlySet<string>> {
  return new Set((await viewer())?.account?.scopes ?? []);
}
