import { verify } from "node:crypto";
import { statement } from "@/db/sql";
import type { Context } from "../context";
import type { PublicKey } from "../signing/public-key";
import type { Log } from "./logs";
import type { SealHead } from "./seal";

export interface CheckpointContent {
  readonly log: Log;
  readonly sealId: string;
  /** Of the seal. */
  readonly hash: string;
  readonly createdAt: Date;
  /** Of the key that signs. */
  readonly fingerprint: string;
}

/**
 * What a checkpoint signs, in UTF-8, each line ended by a line feed. It covers every row up to its seal, since each seal's
 * hash covers the one before.
 *
 *     portolan-audit-checkpoint/1
 *     <log>
 *     <id of the seal>
 *     <hash of the seal>
 *     <time, ISO 8601 in UTC with milliseconds>
 *     <fingerprint of the key>
 */
export function checkpointText({ log, sealId, hash, createdAt, fingerprint }: CheckpointContent): string {
  const lines = ["portolan-audit-checkpoint/1", log, sealId, hash, createdAt.toISOString(), fingerprint];
  return `${lines.join("\n")}\n`;
}

const FIND = statement("checkpoint_find", "SELECT seal_id FROM audit_checkpoint WHERE seal_id = $1::bigint");
const INSERT = statement(
  "checkpoint_insert",
  `INSERT INTO audit_checkpoint (seal_id, signature, key_fingerprint, created_at)
   VALUES ($1::bigint, $2, $3, $4) ON CONFLICT (seal_id) DO NOTHING`,
);

/** Signs the head of a chain, unless it is signed: also one that a process left unsigned when it was killed. */
export async function signHead(ctx: Context, log: Log, head: SealHead | null): Promise<void> {
  const { db, signer, now } = ctx;
  if (!signer || !head) return;
  if ((await db.sql(FIND, [head.id])).length > 0) return;
  const { fingerprint } = signer;
  const text = checkpointText({ log, sealId: head.id, hash: head.hash, createdAt: now, fingerprint });
  const signature = Buffer.from(signer.sign(Buffer.from(text))).toString("base64");
  await db.sql(INSERT, [head.id, signature, fingerprint, now]);
}

/** Whether `signature` (base64) is the key's over this very content. */
export function isSignedBy(key: PublicKey, content: CheckpointContent, signature: string): boolean {
  const raw = Buffer.from(signature, "base64");
  return raw.length === 64 && verify(null, Buffer.from(checkpointText(content)), key.key, raw);
}
