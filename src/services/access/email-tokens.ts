import type { EmailTokenPurpose } from "@/db/generated/enums";
import type { Tx } from "@/db/transaction";
import { newId } from "@/lib/id";
import { newToken, sha256 } from "@/lib/secret";
import { RegistryError } from "../errors";

const HOUR = 3_600_000;
const LIFE: Record<EmailTokenPurpose, number> = { verify_email: 24 * HOUR, reset_password: HOUR };

/** Issues a token for a link in a mail: good once, for a day (verify) or an hour (reset). Only its hash is stored. */
export async function issueToken(
  tx: Tx,
  userId: string,
  purpose: EmailTokenPurpose,
  now: Date,
): Promise<string> {
  const token = newToken();
  await tx.prisma.emailToken.create({
    data: {
      id: newId(),
      userId,
      purpose,
      tokenHash: sha256(token),
      createdAt: now,
      expiresAt: new Date(now.getTime() + LIFE[purpose]),
    },
  });
  return token;
}

/**
 * Uses a token up and returns its user's id. Of two that race, one gets it.
 * @throws RegistryError token_invalid when it is unknown, used or expired
 */
export async function redeemToken(
  tx: Tx,
  token: string,
  purpose: EmailTokenPurpose,
  now: Date,
): Promise<string> {
  const [redeemed] = await tx.prisma.emailToken.updateManyAndReturn({
    where: { tokenHash: sha256(token), purpose, usedAt: null, expiresAt: { gt: now } },
    data: { usedAt: now },
    select: { userId: true },
  });
  if (!redeemed) throw new RegistryError("token_invalid");
  return redeemed.userId;
}
