import type { Database } from "@/db/client";
import type { OperatorRole, Role } from "@/db/generated/enums";
import { statement } from "@/db/sql";
import { inTransaction, type Tx } from "@/db/transaction";
import { newId } from "@/lib/id";
import { newToken, sha256 } from "@/lib/secret";
import { addDays } from "@/lib/time";
import { recordAudit } from "../audit/record";
import type { Actor, Context } from "../context";
import { RegistryError } from "../errors";
import { noteSessionUse, SESSION_IDLE_DAYS } from "./last-use";
import { requireUser } from "./require";
import type { SessionInput } from "./schema";

export type UserActor = Extract<Actor, { kind: "user" }>;

/** Opens a session and returns the token for its cookie. Every sign-in opens a new one: nothing to fixate. */
export async function openSession(
  tx: Tx,
  ctx: Context,
  session: { userId: string; accountId: string | null; userAgent: string | null },
): Promise<{ id: string; token: string; expiresAt: Date }> {
  const id = newId();
  const token = newToken();
  const expiresAt = addDays(ctx.now, SESSION_IDLE_DAYS);
  await tx.prisma.session.create({
    data: {
      id,
      userId: session.userId,
      accountId: session.accountId,
      userAgent: session.userAgent?.slice(0, 300) ?? null,
      tokenHash: sha256(token),
      ip: ctx.ip,
      createdAt: ctx.now,
      lastSeenAt: ctx.now,
      expiresAt,
    },
  });
  return { id, token, expiresAt };
}

interface SessionRow {
  id: string;
  user_id: string;
  last_seen_at: Date;
  expires_at: Date;
  email: string;
  name: string;
  operator_role: OperatorRole | null;
  account_id: string | null;
  role: Role | null;
  suspended_at: Date | null;
}

const FIND_SESSION = statement(
  "session_by_token",
  `SELECT s.id, s.user_id, s.last_seen_at, s.expires_at, u.email, u.name, u.operator_role,
     m.account_id, m.role, a.suspended_at
   FROM session s
   JOIN app_user u ON u.id = s.user_id AND u.disabled_at IS NULL
   LEFT JOIN member m ON m.account_id = s.account_id AND m.user_id = s.user_id
   LEFT JOIN account a ON a.id = m.account_id
   WHERE s.token_hash = $1 AND s.revoked_at IS NULL`,
);

/** A session's use is written once a minute at most. */
const SEEN_AGAIN_MS = 60_000;

/**
 * The user whose session `token` opens, or null when it is unknown, revoked or expired. In a suspended account they
 * may look at everything and change nothing.
 */
export async function findSessionActor(
  db: Database,
  token: string,
  ip: string | null,
  now: Date,
): Promise<UserActor | null> {
  const [row] = await db.sql<SessionRow>(FIND_SESSION, [sha256(token)]);
  if (!row || row.expires_at <= now) return null;
  if (now.getTime() - row.last_seen_at.getTime() > SEEN_AGAIN_MS) noteSessionUse(db, row.id, now, ip);
  return {
    kind: "user",
    userId: row.user_id,
    sessionId: row.id,
    email: row.email,
    name: row.name,
    accountId: row.account_id,
    role: row.suspended_at === null ? row.role : "read_only",
    isSuspended: row.suspended_at !== null,
    operatorRole: row.operator_role,
  };
}

export interface ListedSession {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly ip: string | null;
  readonly userAgent: string | null;
  /** Whether it is the one that asks. */
  readonly isCurrent: boolean;
}

/** The user's live sessions, the last used first. */
export async function listSessions(ctx: Context): Promise<ListedSession[]> {
  const user = requireUser(ctx);
  const sessions = await ctx.db.prisma.session.findMany({
    where: { userId: user.userId, revokedAt: null, expiresAt: { gt: ctx.now } },
    orderBy: { lastSeenAt: "desc" },
    select: { id: true, createdAt: true, lastSeenAt: true, ip: true, userAgent: true },
  });
  return sessions.map((session) => ({ ...session, isCurrent: session.id === user.sessionId }));
}

/** Ends one of the user's sessions. @throws RegistryError not_found */
export async function revokeSession(ctx: Context, input: SessionInput): Promise<void> {
  const user = requireUser(ctx);
  await inTransaction(ctx.db, async (tx) => {
    const { count } = await tx.prisma.session.updateMany({
      where: { id: input.sessionId, userId: user.userId, revokedAt: null },
      data: { revokedAt: ctx.now },
    });
    if (count === 0) throw new RegistryError("not_found", { message: "This session has ended already" });
    await recordAudit(tx, ctx, {
      action: "access.revoke_session",
      accountId: null,
      subject: { kind: "session", id: input.sessionId, name: user.email },
    });
  });
}

/** Ends the user's sessions but the one that asks. Returns how many. */
export async function revokeOtherSessions(ctx: Context): Promise<{ revoked: number }> {
  const user = requireUser(ctx);
  return inTransaction(ctx.db, async (tx) => {
    const revoked = await endSessions(tx, user.userId, ctx.now, user.sessionId);
    await recordAudit(tx, ctx, {
      action: "access.revoke_other_sessions",
      accountId: null,
      subject: { kind: "user", id: user.userId, name: user.email },
      after: { revoked },
    });
    return { revoked };
  });
}

/** Revokes all live sessions of a user, but `exceptId`. */
export async function endSessions(tx: Tx, userId: string, now: Date, exceptId?: string): Promise<number> {
  const { count } = await tx.prisma.session.updateMany({
    where: { userId, revokedAt: null, ...(exceptId ? { id: { not: exceptId } } : {}) },
    data: { revokedAt: now },
  });
  return count;
}
