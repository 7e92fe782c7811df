import { randomBase62, sha256 } from "@/lib/secret";

/** A new API key: the text to show once, and what is stored of it. */
export function newKey(): { key: string; hint: string; hash: string } {
  const key = `sk_live_${randomBase62(40)}`;
  return { key, hint: `${key.slice(0, 12)}…`, hash: sha256(key) };
}
