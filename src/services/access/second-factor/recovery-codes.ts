import { randomInt } from "node:crypto";
import type { Tx } from "@/db/transaction";
import { newId } from "@/lib/id";
import { sha256 } from "@/lib/secret";

/** How many a user is given. */
export const RECOVERY_CODES = 10;

/** Letters and digits that are not mistaken for each other (as Crockford's base32, without `u`). */
const ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";
const GROUPS = 4;
const GROUP_LENGTH = 4;

/** `7k2m-9xqd-…`: 80 bits, so that a plain hash keeps it. */
function newRecoveryCode(): string {
  const group = () =>
    Array.from({ length: GROUP_LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join("");
  return Array.from({ length: GROUPS }, group).join("-");
}

const hashOf = (code: string) => sha256(code.replaceAll("-", ""));

/** Gives a user new recovery codes in place of those before; they are shown only here. */
export async function replaceRecoveryCodes(tx: Tx, userId: string): Promise<string[]> {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  await tx.prisma.recoveryCode.deleteMany({ where: { userId } });
  await tx.prisma.recoveryCode.createMany({
    data: codes.map((code) => ({ id: newId(), userId, codeHash: hashOf(code) })),
  });
  return codes;
}

/** Uses a recovery code up. Of two that race, one gets it. @returns whether it was one */
export async function takeRecoveryCode(tx: Tx, userId: string, code: string, now: Date): Promise<boolean> {
  const { count } = await tx.prisma.recoveryCode.updateMany({
    where: { userId, codeHash: hashOf(code), usedAt: null },
    data: { usedAt: now },
  });
  return count === 1;
}
