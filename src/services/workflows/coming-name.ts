import type { z } from "zod";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { parseForLookup } from "../names/load";
import type { nameRef } from "../names/schema";
import { findNewest } from "./row";
import type { StartRegistrationInput } from "./schema";

/** A name that the account has asked for and does not hold yet. */
export interface ComingName {
  /** A-labels. */
  readonly fqdn: string;
  readonly by: "registration" | "transfer_in";
  readonly askedAt: Date;
  /** What it is to have. */
  readonly autoRenew: boolean;
  readonly privacy: boolean;
}

/** The name that an open registration or transfer in is about; null when there is none. */
export async function findComingName(
  ctx: Context,
  input: z.output<typeof nameRef>,
): Promise<ComingName | null> {
  const { accountId } = requireScope(ctx, "names:read");
  const { fqdn } = await parseForLookup(ctx, input.name);
  for (const kind of ["registration", "transfer_in"] as const) {
    const row = await findNewest(ctx.db, { accountId, fqdn, kind, sandbox: false });
    if (!row || row.completedAt) continue;
    const { autoRenew, privacy } = row.input as Pick<StartRegistrationInput, "autoRenew" | "privacy">;
    return { fqdn, by: kind, askedAt: row.createdAt, autoRenew, privacy };
  }
  return null;
}
