import { isIP } from "node:net";
import { plainAddress } from "@/lib/ip";

/**
 * The client's address: the peer's, or behind `trustedProxies` proxies of our own the entry of `X-Forwarded-For` that
 * the outermost of them wrote. Entries further left come from the client and may be lies.
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | null | undefined,
  trustedProxies: number,
): string | null {
  const hops = (forwardedFor ?? "").split(",").map((hop) => hop.trim());
  const claimed = trustedProxies > 0 ? hops.at(-trustedProxies) : undefined;
  const address = claimed !== undefined && isIP(claimed) !== 0 ? claimed : peer;
  return address === undefined ? null : plainAddress(address);
}
