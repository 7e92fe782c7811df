import { requireScope } from "../access/require";
import type { Context } from "../context";
import type { ActivityInput } from "./schema";

export interface Activity {
  readonly entries: readonly ActivityEntry[];
  /** For the next, older page; null on the last. */
  readonly nextCursor: string | null;
}

export interface ActivityEntry {
  readonly id: string;
  readonly at: Date;
  /** The verb: `names.register`. */
  readonly action: string;
  readonly door: string;
  readonly requestId: string;
  readonly actorKind: string;
  /** Email address, key's name or job's name. */
  readonly actorLabel: string;
  readonly ip: string | null;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly subjectName: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What happened in the account in view, the newest first. */
export async function listActivity(ctx: Context, input: ActivityInput): Promise<Activity> {
  const { accountId } = requireScope(ctx, "audit:read");
  const { action, actorId, subject, since, until, limit, cursor } = input;
  const rows = await ctx.db.prisma.auditEntry.findMany({
    where: {
      accountId,
      ...(action ? { action: action.endsWith(".") ? { startsWith: action } : action } : {}),
      ...(actorId ? { actorId } : {}),
      ...(subject ? { subjectName: { contains: subject.toLowerCase() } } : {}),
      ...(since || until ? { at: { gte: since, lt: until } } : {}),
      ...(cursor ? { id: { lt: BigInt(cursor) } } : {}),
    },
    orderBy: { id: "desc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    entries: page.map(({ id, accountId: _, actorId: __, ...entry }) => ({ ...entry, id: String(id) })),
    nextCursor: rows.length > limit && last ? String(last.id) : null,
  };
}
