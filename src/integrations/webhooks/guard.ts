import { BlockList, isIPv4, isIPv6 } from "node:net";
import { addressMatcher, plainAddress } from "@/lib/ip";
import type { AddressGuard } from "@/services/webhooks/port";

/** What is not the public internet: the IANA special-purpose registries (RFC 6890) and multicast. */
const RANGES: Readonly<Record<string, readonly string[]>> = {
  unspecified: ["0.0.0.0/8", "::/128"],
  loopback: ["127.0.0.0/8", "::1/128"],
  // 169.254.169.254 and fd00:ec2::254 answer with a cloud machine's credentials.
  "link-local": ["169.254.0.0/16", "fe80::/10"],
  private: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7", "fec0::/10"],
  "shared address space": ["100.64.0.0/10"],
  multicast: ["224.0.0.0/4", "ff00::/8"],
  reserved: [
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.31.196.0/24",
    "192.52.193.0/24",
    "192.88.99.0/24",
    "192.175.48.0/24",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "240.0.0.0/4",
    "100::/64",
    "2001::/23",
    "2001:db8::/32",
    "3fff::/20",
    "5f00::/16",
  ],
  // IPv4 in IPv6: which of the two a translator reaches is not ours to know.
  translated: ["::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2002::/16"],
};

const LISTS = Object.entries(RANGES).map(([name, ranges]): [string, BlockList] => {
  const list = new BlockList();
  for (const range of ranges) {
    const [start = "", bits] = range.split("/");
    list.addSubnet(start, Number(bits), isIPv4(start) ? "ipv4" : "ipv6");
  }
  return [name, list];
});

/**
 * @param allowed addresses and CIDR ranges that operators allow although they are not public
 */
export function addressGuard(allowed: readonly string[]): AddressGuard {
  const isAllowedByOperators = addressMatcher(allowed);
  return {
    isAllowedByOperators,
    refusalOf(address) {
      if (isAllowedByOperators(address)) return null;
      const plain = unmapped(address);
      const family = isIPv4(plain) ? "ipv4" : isIPv6(plain) ? "ipv6" : null;
      if (family === null) return "not an address";
      for (const [name, list] of LISTS) if (list.check(plain, family)) return name;
      return null;
    },
  };
}

/** An IPv4 address that hides in an IPv6 one, in either spelling: `::ffff:10.0.0.1`, `::ffff:a00:1`. */
function unmapped(address: string): string {
  const plain = plainAddress(address);
  if (!isIPv6(plain)) return plain;
  const canonical = new URL(`http://[${plain}]`).hostname.slice(1, -1);
  const [, high, low] = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(canonical) ?? [];
  if (high === undefined || low === undefined) return canonical;
  const bits = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return bits.flatMap((half) => [half >> 8, half & 0xff]).join(".");
}
