import { timingSafeEqual } from "node:crypto";
import type { Name } from "@/db/generated/client";

/**
 * Whether a transfer code is the name's, and in force. Of a name without one no code is right.
 * @param codeHash `hashAuthCode` of the code
 */
export function isRightCode(
  { authInfoHash, authInfoExpiresAt }: Pick<Name, "authInfoHash" | "authInfoExpiresAt">,
  codeHash: string,
  now: Date,
): boolean {
  const isInForce = authInfoHash !== null && authInfoExpiresAt !== null && authInfoExpiresAt > now;
  return isInForce && isSame(codeHash, authInfoHash);
}

function isSame(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
