import { statement } from "@/db/sql";
import { requireOperator } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { readPublicKey } from "../signing/public-key";
import { LOGS, type Log, START } from "./logs";
import type { VerifyLogInput } from "./schema";
import { findHead } from "./seal";
import { findSeal } from "./stored-seals";
import { BEGINNING, countWaiting, walkChain } from "./verify";
import { registeredKeys, unsignedFault } from "./verify-logs";

export interface ChainState {
  readonly log: Log;
  /** The last seal; null before the first. */
  readonly head: { readonly sealId: string; readonly hash: string; readonly sealedAt: Date } | null;
  /** The last row that is sealed: what comes after it can still be changed unnoticed. */
  readonly sealedUpTo: { readonly position: string; readonly id: string } | null;
  /** Complete rows that wait to be sealed. */
  readonly waiting: number;
  readonly checkpoint: {
    readonly sealId: string;
    readonly fingerprint: string;
    readonly createdAt: Date;
  } | null;
}

const CHECKPOINT = statement(
  "chain_checkpoint",
  `SELECT c.seal_id::text AS "sealId", c.key_fingerprint AS fingerprint, c.created_at AS "createdAt"
     FROM audit_checkpoint c JOIN audit_seal s ON s.id = c.seal_id
    WHERE s.log = $1 ORDER BY c.seal_id DESC LIMIT 1`,
);

/** How far each log is sealed and signed, and the fingerprint of the key that signs now. Operators only. */
export async function loadChains(
  ctx: Context,
): Promise<{ chains: ChainState[]; fingerprint: string | null }> {
  requireOperator(ctx);
  const chains: ChainState[] = [];
  for (const log of LOGS) {
    const head = await findHead(ctx.db, log);
    const waiting = await countWaiting(ctx.db, log, head?.last ?? START);
    const [checkpoint] = await ctx.db.sql<NonNullable<ChainState["checkpoint"]>>(CHECKPOINT, [log]);
    chains.push({
      log,
      head: head && { sealId: head.id, hash: head.hash, sealedAt: head.sealedAt },
      sealedUpTo: head && { position: String(head.last.position), id: String(head.last.id) },
      waiting,
      checkpoint: checkpoint ?? null,
    });
  }
  return { chains, fingerprint: ctx.signer?.fingerprint ?? null };
}

export interface VerifiedPart {
  /** What does not fit, in a sentence; null while all does. */
  readonly fault: { readonly kind: string; readonly message: string; readonly rowId: string | null } | null;
  readonly isDone: boolean;
  /** To go on from. */
  readonly sealId: string;
  /** Rows and seals that this part verified. */
  readonly rows: number;
  readonly seals: number;
}

/** Rows of one part: about a second of work. */
const MOST_ROWS = 20_000;

/**
 * Verifies a part of a log: as many seals after `afterSeal` as some twenty thousand rows fill. Keys are those the database
 * names, and the one that signs now: pinned ones are for `portolan verify audit`, which does not trust this process.
 * Operators only. @throws RegistryError not_found (seal)
 */
export async function verifyPart(ctx: Context, { log, afterSeal }: VerifyLogInput): Promise<VerifiedPart> {
  requireOperator(ctx);
  const { db, signer, now } = ctx;
  const from = afterSeal === "0" ? null : await findSeal(db, log, afterSeal);
  if (afterSeal !== "0" && !from) throw new RegistryError("not_found", { message: "There is no such seal" });
  const own = signer ? readPublicKey(signer.publicKeyPem) : null;
  const keys = [...(await registeredKeys(db)), ...(own ? [own] : [])];
  const walk = await walkChain(db, log, keys, {
    from: from ? { sealId: from.id, hash: from.hash, last: from.last } : BEGINNING,
    mostRows: MOST_ROWS,
  });
  const fault = walk.fault ?? (walk.isDone ? await unsignedFault(db, log, now) : null);
  return {
    fault: fault && { kind: fault.kind, message: fault.message, rowId: fault.rowId },
    isDone: walk.isDone || fault !== null,
    sealId: walk.place.sealId,
    rows: walk.rows,
    seals: walk.seals,
  };
}
