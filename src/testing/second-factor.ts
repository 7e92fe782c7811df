import { Secret, TOTP } from "otpauth";
import type { Database } from "@/db/client";
import { testSealer } from "./sealer";

/** The code that an app with this secret shows at `at`. */
export function codeAt(secret: string, at: Date): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });
}

/** Gives a user a second factor, without recovery codes. @returns its secret */
export async function buildSecondFactor(
  db: Database,
  user: { id: string },
  enabledAt: Date,
): Promise<string> {
  const secret = new Secret({ size: 20 }).base32;
  await db.prisma.user.update({
    where: { id: user.id },
    data: { totpSecret: testSealer.seal(secret), totpEnabledAt: enabledAt, totpLastStep: null },
  });
  return secret;
}
