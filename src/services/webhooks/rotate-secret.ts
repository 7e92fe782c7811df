import { inTransaction } from "@/db/transaction";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { lockEndpoint, partsOf, subjectOf } from "./load";
import type { RotateSecretInput } from "./schema";
import { newSecret } from "./sign";

const HOUR = 3_600_000;

/**
 * Gives an endpoint a new secret. The one before signs too until the overlap ends; one before that ends at once.
 * @returns the new secret, which is shown this once
 * @throws RegistryError not_found
 */
export async function rotateSecret(
  ctx: Context,
  { id, overlapHours = 24 }: RotateSecretInput,
): Promise<{ secret: string; previousSecretEndsAt: Date | null }> {
  const { accountId } = requireScope(ctx, "webhooks:write");
  const { sealer } = partsOf(ctx);
  const secret = newSecret();
  const previousEndsAt = overlapHours === 0 ? null : new Date(ctx.now.getTime() + overlapHours * HOUR);
  await inTransaction(ctx.db, async (tx) => {
    const row = await lockEndpoint(tx, accountId, id);
    await tx.prisma.webhookEndpoint.update({
      where: { id },
      data: {
        secret: sealer.seal(secret),
        previousSecret: previousEndsAt && row.secret,
        previousEndsAt,
        updatedAt: ctx.now,
      },
    });
    await recordAudit(tx, ctx, {
      action: "webhooks.rotate_secret",
      accountId,
      subject: subjectOf(row),
      after: { previousEndsAt },
    });
  });
  return { secret, previousSecretEndsAt: previousEndsAt };
}
