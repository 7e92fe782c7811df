import type { Name } from "@/db/generated/client";
import { statement } from "@/db/sql";
import { inTransaction } from "@/db/transaction";
import { type Context, within } from "../context";
import { listPolicies, type NamespacePolicy } from "../namespaces/policy";
import type { Deed, Stepped } from "./deeds";
import { type DueName, dueRanges, findDue } from "./due";
import { tellHolder } from "./letters";
import { stepName } from "./step-name";

/** How many times each thing was done in one run. `failed`: names that could not be stepped, and will be tried again. */
export type LifecycleRun = Readonly<Record<Deed["did"] | "failed", number>>;

/** Names of one account in one transaction, and in one mail. */
const MOST_AT_ONCE = 500;

/** More steps than any life has: a name that needs more stands still, and would do so for ever. */
const MOST_STEPS = 20;

/**
 * Carries out what is due at `ctx.now` in the lives of all names, or of one namespace's, in order. Safe to run twice, at
 * once, and after any time of standing still: names are locked and looked at again, those that another run has are left
 * to it. What an account's names go through, its events and its mails are one transaction.
 * @throws the first failure, after everything else was done
 */
export async function runLifecycle(
  ctx: Context,
  only?: { readonly namespaceId: string },
): Promise<LifecycleRun> {
  const run: Record<keyof LifecycleRun, number> = {
    noticed: 0,
    renewed: 0,
    asked_card: 0,
    retried: 0,
    expired: 0,
    held: 0,
    deleted: 0,
    redemption_ended: 0,
    released: 0,
    failed: 0,
  };
  const failures: unknown[] = [];
  for (const policy of await listPolicies(ctx.db)) {
    if (only && only.namespaceId !== policy.id) continue;
    for (const range of dueRanges(policy)) {
      for await (const page of findDue(ctx.db, policy, range, ctx.now)) {
        for (const ids of byAccount(page)) {
          const done = await stepAll(ctx, policy, ids, failures);
          for (const deed of done) run[deed.did]++;
        }
      }
    }
  }
  run.failed = failures.length;
  if (failures.length > 0) {
    const count = failures.length === 1 ? "1 name" : `${failures.length} names`;
    throw new Error(`${count} could not be stepped`, { cause: failures[0] });
  }
  return run;
}

function byAccount(page: readonly DueName[]): string[][] {
  const byAccount = Map.groupBy(page, (due) => due.account_id);
  return [...byAccount.values()].flatMap((names) =>
    Array.from({ length: Math.ceil(names.length / MOST_AT_ONCE) }, (_, index) =>
      names.slice(index * MOST_AT_ONCE, (index + 1) * MOST_AT_ONCE).map(({ id }) => id),
    ),
  );
}

/** One transaction for all; where that fails, one for each, so that one name does not stop the others. */
async function stepAll(
  ctx: Context,
  policy: NamespacePolicy,
  ids: readonly string[],
  failures: unknown[],
): Promise<Deed[]> {
  try {
    return await stepTogether(ctx, policy, ids);
  } catch (error) {
    if (ids.length === 1) {
      failures.push(error);
      return [];
    }
    const deeds: Deed[] = [];
    for (const id of ids) deeds.push(...(await stepAll(ctx, policy, [id], failures)));
    return deeds;
  }
}

const LOCK = statement(
  "lifecycle_lock",
  "SELECT id FROM name WHERE id = ANY ($1::uuid[]) AND released_at IS NULL ORDER BY id FOR UPDATE SKIP LOCKED",
);

function stepTogether(ctx: Context, policy: NamespacePolicy, ids: readonly string[]): Promise<Deed[]> {
  return inTransaction(ctx.db, async (tx) => {
    const locked = await tx.sql<{ id: string }>(LOCK, [ids]);
    if (locked.length === 0) return [];
    const inside = within(ctx, tx);
    const rows = await tx.prisma.name.findMany({
      where: { id: { in: locked.map(({ id }) => id) } },
      orderBy: [{ expiresAt: "asc" }, { fqdn: "asc" }],
    });
    const deeds: Deed[] = [];
    const last: Stepped[] = [];
    for (const row of rows) {
      const stepped = await walk(row, (name) => stepName(tx, inside, { row: name, policy }));
      deeds.push(...stepped.map(({ deed }) => deed));
      const latest = stepped.at(-1);
      if (latest) last.push(latest);
    }
    await tellHolder(tx, inside, policy, last);
    return deeds;
  });
}

async function walk(row: Name, step: (row: Name) => Promise<Stepped | null>): Promise<Stepped[]> {
  const walked: Stepped[] = [];
  for (let at = row; walked.length < MOST_STEPS; ) {
    const stepped = await step(at);
    if (!stepped) return walked;
    walked.push(stepped);
    at = stepped.row;
  }
  throw new Error(`${row.fqdn} was stepped ${MOST_STEPS} times and something is still due`);
}
