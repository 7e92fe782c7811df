import { isIPv6 } from "node:net";

/**
 * Whose requests are counted together: those of one key, else of one address. An IPv6 subscriber has a whole /64
 * (RFC 6177), so that is one address here.
 */
export function countedAs(keyId: string | null, ip: string | null): string {
  if (keyId !== null) return `key:${keyId}`;
  return `address:${ip === null ? "unknown" : isIPv6(ip) ? network64(ip) : ip}`;
}

function network64(ip: string): string {
  const [head = "", tail] = ip.toLowerCase().split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail ? tail.split(":") : [];
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...Array<string>(zeros).fill("0"), ...right];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
