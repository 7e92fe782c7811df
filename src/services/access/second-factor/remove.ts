import { inTransaction } from "@/db/transaction";
import { recordAudit } from "../../audit/record";
import type { Context } from "../../context";
import { RegistryError } from "../../errors";
import { sendMail } from "../../mail/send";
import { requireRight } from "../require";
import { endSessions } from "../sessions";
import { forgive } from "../throttle";
import { forgetFactor } from "./keep";
import { removedLetter } from "./letters";
import type { RemoveSecondFactorInput } from "./schema";

/**
 * Removes the second factor of a user who is locked out, and ends all of their sessions; they are told by mail. Operators
 * with the role support or admin; of an operator's, only admins, and nobody their own: that is turned off with a code.
 * @throws RegistryError missing_scope | not_found | mfa_not_set_up
 */
export async function removeSecondFactor(ctx: Context, input: RemoveSecondFactorInput): Promise<void> {
  const operator = requireRight(ctx, "accounts:write");
  await inTransaction(ctx.db, async (tx) => {
    const user = await tx.prisma.user.findUnique({ where: { id: input.userId } });
    if (!user) throw new RegistryError("not_found", { message: "There is no such user" });
    if (user.operatorRole !== null) requireRight(ctx, "operators:write");
    if (user.id === operator.userId) {
      throw new RegistryError("missing_scope", {
        message: "Turn your own second factor off with a code, or ask another admin",
      });
    }
    if (user.totpEnabledAt === null) {
      throw new RegistryError("mfa_not_set_up", { message: `${user.email} has no second factor` });
    }
    await forgetFactor(tx, user.id);
    const revokedSessions = await endSessions(tx, user.id, ctx.now);
    await recordAudit(tx, ctx, {
      action: "access.remove_second_factor",
      accountId: null,
      subject: { kind: "user", id: user.id, name: user.email },
      after: { reason: input.reason, revokedSessions },
    });
    await sendMail(tx, removedLetter(user, ctx.publicUrl, input.reason), ctx.now);
  });
  await forgive(ctx.db, "second_factor", input.userId);
}
