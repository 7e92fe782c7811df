import type { PendingWork } from "@/db/generated/client";
import { statement } from "@/db/sql";
import { inTransaction, type Tx } from "@/db/transaction";
import { requireRight } from "../../access/require";
import { type Context, within } from "../../context";
import { RegistryError } from "../../errors";
import { type LoadedName, nameDetails } from "../../names/load";
import { listPolicies } from "../../namespaces/policy";
import { decideWork, notPending } from "./decide";
import { loadWorkRow } from "./load";
import { performWork } from "./perform";
import type { ApplyWorkInput } from "./schema";
import { standingOf } from "./standing";
import { withdrawAllWork, withdrawWork } from "./withdraw";

/** `withdrawn`: there was nothing left to do it to; `why` says what happened. */
export interface AppliedWork {
  readonly id: string;
  readonly fqdn: string;
  readonly outcome: "applied" | "withdrawn";
  readonly why: string;
}

/**
 * Applies pending work: the registrar's change by its own verb, state, audit and event in one transaction. A name that is
 * not as it was when the registrar asked is left alone unless `force`. What the verb refuses stays pending and keeps the
 * refusal as its last error. Operators with the right `work:apply`.
 * @throws RegistryError not_found | wrong_state (decided already) | record_conflict | as the verb
 */
export async function applyWork(ctx: Context, { id, force }: ApplyWorkInput): Promise<AppliedWork> {
  const actor = requireRight(ctx, "work:apply");
  try {
    return await inTransaction(ctx.db, async (tx) => {
      const work = await loadWorkRow(tx.prisma, id);
      if (work.state !== "pending") throw notPending(work);
      // The name first, then the work: the order in which a registrar's command takes them.
      const loaded = await lockSubject(tx, ctx, work);
      const standing = standingOf(work, loaded?.row ?? null);
      if (!loaded || standing.is === "gone") {
        await withdrawWork(tx, ctx, work, standing.why);
        return { id, fqdn: work.fqdn, outcome: "withdrawn", why: standing.why };
      }
      await decideWork(tx, ctx, work, {
        state: "applied",
        action: "work.apply",
        event: "work.applied",
        about: standing.is === "changed" ? { forcedOver: standing.why } : {},
      });
      if (standing.is === "changed" && !force) throw conflict(work, standing.why);
      const { hasLeft } = await performWork(tx, { ...ctx, actor }, work, loaded);
      if (hasLeft) {
        await withdrawAllWork(tx, ctx, work.nameId, `${work.fqdn} was ${LEFT[work.command] ?? "released"}`);
      }
      return { id, fqdn: work.fqdn, outcome: "applied", why: "" };
    });
  } catch (error) {
    if (error instanceof RegistryError) await keepError(ctx, id, error);
    throw error;
  }
}

const LEFT: Record<string, string> = {
  transfer_domain: "transferred",
  delete_domain: "deleted and released",
};

const LOCK = statement("pending_work_lock_name", "SELECT id FROM name WHERE id = $1::uuid FOR UPDATE");

async function lockSubject(tx: Tx, ctx: Context, work: PendingWork): Promise<LoadedName | null> {
  await tx.sql(LOCK, [work.nameId]);
  const row = await tx.prisma.name.findUnique({ where: { id: work.nameId }, include: nameDetails });
  const policies = await listPolicies(within(ctx, tx).db);
  const policy = policies.find(({ id }) => id === work.namespaceId);
  return row && policy ? { row, policy } : null;
}

function conflict({ fqdn }: PendingWork, why: string): RegistryError {
  return new RegistryError("record_conflict", {
    message: `${fqdn} has changed since the registrar asked: ${why}. Apply it all the same, or reject it`,
    details: { subdomain: fqdn, difference: why },
  });
}

/** Remembers why it failed, as long as it waits. */
async function keepError(ctx: Context, id: string, { code, message }: RegistryError): Promise<void> {
  if (code === "not_found" || code === "unavailable" || code === "internal") return;
  await ctx.db.prisma.pendingWork.updateMany({
    where: { id, state: "pending" },
    data: { lastError: message },
  });
}
