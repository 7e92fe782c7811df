import { isIP } from "node:net";
import { isAddressIn, plainAddress } from "@/lib/ip";

/**
 * The client's address: the peer's, or the one that the outermost of our own proxies wrote into `X-Forwarded-For`.
 * Entries further left come from the client and may be lies.
 * @param peer the socket's remote address
 * @param trustedProxies addresses and CIDR ranges of our own proxies
 */
export function clientAddress(
  peer: string | undefined,
  forwardedFor: string | null | undefined,
  trustedProxies: readonly string[],
): string | null {
  if (peer === undefined) return null;
  let address = plainAddress(peer);
  const hops = (forwardedFor ?? "").split(",").map((hop) => plainAddress(hop.trim()));
  while (hops.length > 0 && trustedProxies.length > 0 && isAddressIn(address, trustedProxies)) {
    const hop = hops.pop();
    if (hop === undefined || isIP(hop) === 0) break;
    address = hop;
  }
  return address;
}
