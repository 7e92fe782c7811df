import type { Database } from "@/db/client";
import { statement } from "@/db/sql";
import { inTransaction } from "@/db/transaction";
import { hashPassword } from "@/lib/password";
import { createUser } from "../accounts/create-account";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { assertNotGuessable } from "./passwords";
import type { CreateFirstOperatorInput } from "./schema";
import { throttle } from "./throttle";

/** Whether the portal has an operator. Once there is one, that is remembered. */
export async function isSetUp({ db }: Context): Promise<boolean> {
  if (setUp.has(db)) return true;
  const operator = await db.prisma.user.findFirst({
    where: { operatorRole: { not: null } },
    select: { id: true },
  });
  if (operator) setUp.add(db);
  return operator !== null;
}

const setUp = new WeakSet<Database>();

/** One transaction at a time may look whether there is an operator and create one. */
const LOCK = statement("first_operator_lock", "SELECT pg_advisory_xact_lock(hashtext('first operator'))");

/**
 * Creates the first operator, with every right; their address counts as verified. Only while there is none.
 * @throws RegistryError operator_exists | email_taken | weak_password
 */
export async function createFirstOperator(
  ctx: Context,
  input: CreateFirstOperatorInput,
): Promise<{ email: string }> {
  await throttle(ctx.db, "token_ip", ctx.ip);
  if (await isSetUp(ctx)) throw new RegistryError("operator_exists");
  const { email, name } = input;
  assertNotGuessable(input.password, [email, name]);
  const passwordHash = await hashPassword(input.password);
  return inTransaction(ctx.db, async (tx) => {
    await tx.sql(LOCK, []);
    const operators = await tx.prisma.user.count({ where: { operatorRole: { not: null } } });
    if (operators > 0) throw new RegistryError("operator_exists");
    const user = await createUser(tx, ctx, { email, name, passwordHash, emailVerifiedAt: ctx.now });
    await tx.prisma.user.update({ where: { id: user.id }, data: { operatorRole: "admin" } });
    await recordAudit(tx, ctx, {
      action: "access.create_first_operator",
      accountId: null,
      subject: { kind: "user", id: user.id, name: email },
      after: { email, name, operatorRole: "admin" },
    });
    return { email };
  });
}
