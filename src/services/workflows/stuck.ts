import type { Prisma } from "@/db/generated/client";

const STUCK_MS = 3_600_000;

/** When a workflow that should go on by itself must have had news, to be well at `now`. */
export const stuckBefore = (now: Date) => new Date(now.getTime() - STUCK_MS);

/** Of `workflow`: what should go on by itself, and has not since `before`, an expression of SQL. */
export const stuckSql = (before: string) =>
  `NOT sandbox AND completed_at IS NULL AND updated_at < ${before}
   AND (state IN ('pending', 'in_progress') OR (state = 'blocked' AND step = 'publish'))`;

/** The same, for Prisma. */
export const stuckWhere = (now: Date): Prisma.WorkflowWhereInput => ({
  updatedAt: { lt: stuckBefore(now) },
  OR: [{ state: { in: ["pending", "in_progress"] } }, { state: "blocked", step: "publish" }],
});
