import type { Database } from "@/db/client";
import { type Statement, statement } from "@/db/sql";

/** Uses are collected for this long, so that a busy key costs one write in ten seconds, away from any request. */
const FLUSH_MS = 10_000;

/** Sessions that nobody used for so long end. */
export const SESSION_IDLE_DAYS = 30;

interface Use {
  readonly at: Date;
  readonly ip: string | null;
}

interface Uses {
  readonly keys: Map<string, Use>;
  readonly sessions: Map<string, Use>;
  timer: NodeJS.Timeout | undefined;
}

const WRITE_KEYS = statement(
  "api_key_uses",
  `UPDATE api_key SET last_used_at = u.at, last_used_ip = u.ip
   FROM unnest($1::uuid[], $2::timestamptz[], $3::text[]) AS u(id, at, ip)
   WHERE api_key.id = u.id AND (last_used_at IS NULL OR last_used_at < u.at)`,
);

const WRITE_SESSIONS = statement(
  "session_uses",
  `UPDATE session SET last_seen_at = u.at, expires_at = u.at + interval '${SESSION_IDLE_DAYS} days', ip = coalesce(u.ip, session.ip)
   FROM unnest($1::uuid[], $2::timestamptz[], $3::text[]) AS u(id, at, ip)
   WHERE session.id = u.id AND last_seen_at < u.at AND revoked_at IS NULL`,
);

const collected = new WeakMap<Database, Uses>();

function usesOf(db: Database): Uses {
  let uses = collected.get(db);
  if (!uses) {
    uses = { keys: new Map(), sessions: new Map(), timer: undefined };
    collected.set(db, uses);
  }
  uses.timer ??= setTimeout(() => {
    // A write that fails loses only a time of last use; the database's absence shows elsewhere.
    flushUses(db).catch(() => undefined);
  }, FLUSH_MS).unref();
  return uses;
}

export function noteKeyUse(db: Database, keyId: string, at: Date, ip: string | null): void {
  usesOf(db).keys.set(keyId, { at, ip });
}

export function noteSessionUse(db: Database, sessionId: string, at: Date, ip: string | null): void {
  usesOf(db).sessions.set(sessionId, { at, ip });
}

/** Writes what was collected; called by the timer, before the process ends and before keys are listed. */
export async function flushUses(db: Database): Promise<void> {
  const uses = collected.get(db);
  if (!uses) return;
  clearTimeout(uses.timer);
  uses.timer = undefined;
  await Promise.all([write(db, WRITE_KEYS, uses.keys), write(db, WRITE_SESSIONS, uses.sessions)]);
}

async function write(db: Database, update: Statement, uses: Map<string, Use>): Promise<void> {
  if (uses.size === 0) return;
  const entries = [...uses].sort(([a], [b]) => (a < b ? -1 : 1));
  uses.clear();
  await db.sql(update, [
    entries.map(([id]) => id),
    entries.map(([, use]) => use.at),
    entries.map(([, use]) => use.ip),
  ]);
}
