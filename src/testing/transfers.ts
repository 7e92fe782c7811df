import type { Database } from "@/db/client";
import type { Context } from "@/services/context";
import { createAuthCode } from "@/services/names/auth-code";
import { registerName } from "@/services/names/register";
import { registerInput } from "@/services/names/schema";
import { updateName } from "@/services/names/update";
import { forgetPolicies } from "@/services/namespaces/policy";

/** Gives a namespace other days of transfer than none. */
export async function setTransferDays(
  db: Database,
  namespace: string,
  days: { transferDays?: number; transferLockDays?: number },
): Promise<void> {
  await db.prisma.namespace.update({ where: { name: namespace }, data: days });
  forgetPolicies(db);
}

/** A new name of the account that may be transferred, with its code. */
export async function buildTransferable(
  ctx: Context,
  name: string,
): Promise<{ name: string; authCode: string }> {
  await registerName(ctx, registerInput.parse({ name }));
  await updateName(ctx, { name, lock: false });
  const { authCode } = await createAuthCode(ctx, { name });
  return { name, authCode };
}
