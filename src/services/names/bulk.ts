import type { z } from "zod";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { setRegistryLock } from "../locks/lock";
import { renewName } from "./renew";
import type { bulkAutoRenewInput, bulkRegistryLockInput, bulkRenewInput } from "./schema";
import { updateName } from "./update";

/** What became of one name of several. `error` says why nothing happened to it. */
export interface BulkOutcome {
  readonly name: string;
  readonly expiresAt: Date | null;
  readonly chargedAmount: number;
  readonly error: RegistryError | null;
}

/** Renews each name by itself: one that cannot be renewed does not stop the others. In the order given, each once. */
export function bulkRenew(ctx: Context, input: z.output<typeof bulkRenewInput>): Promise<BulkOutcome[]> {
  return eachName(input.names, async (name) => {
    const renewed = await renewName(ctx, { name, years: input.years });
    return { expiresAt: renewed.name.expiresAt, chargedAmount: renewed.chargedAmount };
  });
}

/** Switches auto-renew of each name by itself. */
export function bulkAutoRenew(
  ctx: Context,
  input: z.output<typeof bulkAutoRenewInput>,
): Promise<BulkOutcome[]> {
  return eachName(input.names, async (name) => {
    const updated = await updateName(ctx, { name, autoRenew: input.autoRenew });
    return { expiresAt: updated.expiresAt, chargedAmount: 0 };
  });
}

/** Puts each name under registry lock; taking it off is one by one. */
export function bulkRegistryLock(
  ctx: Context,
  input: z.output<typeof bulkRegistryLockInput>,
): Promise<BulkOutcome[]> {
  return eachName(input.names, async (name) => {
    const { expiresAt } = await setRegistryLock(ctx, { name });
    return { expiresAt, chargedAmount: 0 };
  });
}

/** Works on each name by itself, once; what holds for every name is thrown. */
export async function eachName(
  names: Iterable<string>,
  work: (name: string) => Promise<{ expiresAt: Date; chargedAmount: number }>,
): Promise<BulkOutcome[]> {
  const outcomes: BulkOutcome[] = [];
  for (const name of new Set(names)) {
    try {
      outcomes.push({ name, ...(await work(name)), error: null });
    } catch (error) {
      if (!(error instanceof RegistryError) || NOT_OF_ONE_NAME.has(error.code)) throw error;
      outcomes.push({ name, expiresAt: null, chargedAmount: 0, error });
    }
  }
  return outcomes;
}

/** Faults of the caller that hold for every name. */
const NOT_OF_ONE_NAME = new Set(["unauthenticated", "missing_scope", "no_account", "account_suspended"]);
