import { cache } from "react";
import { caller } from "@/app/caller";

/** What the visitor may do in the account in view; asked once a page. */
export const viewerScopes = cache(async (): Promise<ReadonlySet<string>> => {
  const me = await (await caller()).access.me();
  return new Set(me?.account?.scopes ?? []);
});
