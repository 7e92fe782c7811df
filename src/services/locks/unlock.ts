import type { z } from "zod";
import type { Tx } from "@/db/transaction";
import { newId } from "@/lib/id";
import { isoSeconds } from "@/lib/time";
import { requireScope, requireUser } from "../access/require";
import { withSecondFactor } from "../access/second-factor/prove";
import type { UserActor } from "../access/sessions";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { emitEvent } from "../events/emit";
import { type LoadedName, loadName, lockName } from "../names/load";
import { unlockRequestedLetter } from "./letters";
import type { registryLockInput, unlockInput } from "./schema";
import { takeLockOff } from "./take-off";
import { tellHolder } from "./tell";

/** What became of it: the lock is off, or an operator has to approve. */
export interface Unlocked {
  readonly is: "unlocked" | "waiting";
}

/**
 * Takes a registry lock off: an owner or admin, signed in, with a code of their second factor that was not used before.
 * Where the namespace's policy says so, that asks an operator to approve. Programs never can.
 * @throws RegistryError unauthenticated (an API key) | missing_scope | not_found | not_registry_locked | unlock_pending |
 *   mfa_not_set_up | mfa_code_invalid (at `code`) | too_many_attempts
 */
export async function unlockName(ctx: Context, input: z.output<typeof unlockInput>): Promise<Unlocked> {
  // `account:write` is what owners and admins have and others lack.
  const tenant = requireScope(ctx, "account:write");
  const actor = requireUser(ctx);
  // What cannot be unlocked counts no try of a code.
  await loadName(ctx, tenant, input.name);
  const prover = { id: actor.userId, email: actor.email, name: actor.name };
  return withSecondFactor(ctx, prover, { code: input.code, accepts: "app" }, async (tx) => {
    const loaded = await lockName(tx, ctx, tenant, input.name);
    const { row, policy } = loaded;
    if (!row.registryLockedAt) throw new RegistryError("not_registry_locked");
    if (policy.unlockNeedsApproval) {
      await askOperators(tx, ctx, actor, loaded, input.reason);
      return { is: "waiting" };
    }
    // One that was asked for while the policy was stricter has lost its object.
    await tx.prisma.registryUnlock.updateMany({
      where: { nameId: row.id, state: "pending" },
      data: { state: "withdrawn", decidedAt: ctx.now, decidedBy: actor.email },
    });
    await takeLockOff(tx, ctx, loaded, { by: actor.email, reason: input.reason });
    return { is: "unlocked" };
  });
}

/**
 * Tells a program where a lock is taken off: a lock that keys can open would not stop a stolen one.
 * @throws RegistryError not_found | unlock_in_dashboard, details `{ subdomain, url }`
 */
export async function refuseProgram(ctx: Context, input: z.output<typeof registryLockInput>): Promise<never> {
  const tenant = requireScope(ctx, "names:write");
  const { row } = await loadName(ctx, tenant, input.name);
  throw new RegistryError("unlock_in_dashboard", {
    details: { subdomain: row.fqdn, url: `${ctx.publicUrl}/dashboard/names/${row.fqdn}/settings` },
  });
}

async function askOperators(
  tx: Tx,
  ctx: Context,
  actor: UserActor,
  loaded: LoadedName,
  reason: string,
): Promise<void> {
  const { row } = loaded;
  const { id: nameId, fqdn, accountId } = row;
  // The name is locked: of two who ask at once, the second sees the first's request.
  const waiting = await tx.prisma.registryUnlock.count({ where: { nameId, state: "pending" } });
  if (waiting > 0) throw new RegistryError("unlock_pending");
  const id = newId();
  await tx.prisma.registryUnlock.create({
    data: { id, nameId, fqdn, accountId, requestedById: actor.userId, requestedAt: ctx.now, reason },
  });
  await recordAudit(tx, ctx, {
    action: "names.ask_unlock",
    accountId,
    subject: { kind: "name", id: nameId, name: fqdn },
    after: { unlockId: id, reason },
  });
  await emitEvent(tx, ctx, {
    type: "subdomain.unlock_requested",
    accountId,
    subject: fqdn,
    payload: { subdomain: fqdn, requested_at: isoSeconds(ctx.now) },
  });
  await tellHolder(tx, ctx, loaded, (to) => unlockRequestedLetter(to, actor.email, reason));
}
