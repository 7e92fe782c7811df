import { cache } from "react";
import { caller } from "@/app/caller";

/** Who looks at this page; asked once a page. */
export const viewer = cache(async () => (await caller()).access.me());

/** What the visitor may do in the account in view. */
export async function viewerScopes(): Promise<ReadonlySet<string>> {
  return new Set((await viewer())?.account?.scopes ?? []);
}

/** How a key of this account begins; null when there is none, or the viewer may not know. */
export async function viewerKeyHint(): Promise<string | null> {
  if (!(await viewerScopes()).has("keys:read")) return null;
  const keys = await (await caller()).keys.list();
  return keys.find((key) => key.state === "active")?.hint ?? null;
}
