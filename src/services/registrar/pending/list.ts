import type { Prisma } from "@/db/generated/client";
import { likeLiteral } from "@/db/sql";
import { requireOperator } from "../../access/require";
import type { Context } from "../../context";
import { noSuchWork } from "./load";
import type { ListWorkInput, WorkInput, WorkState } from "./schema";
import { viewWork, type WorkView, workDetails } from "./view";

/** A page of pending backend work. */
export interface WorkPage {
  readonly work: readonly WorkView[];
  /** How many the filters let through, in the state asked for. */
  readonly total: number;
  readonly pages: number;
  /** How many there are by state, with the other filters. */
  readonly totals: Readonly<Record<WorkState, number>>;
  /** Since when the oldest that waits has waited, over everything. */
  readonly oldestPendingAt: Date | null;
}

/** Work of all channels: what waits the oldest first, what was decided the newest first. Operators only. */
export async function listPendingWork(ctx: Context, input: ListWorkInput): Promise<WorkPage> {
  requireOperator(ctx);
  const { state, namespace, channel, command, query, page, limit } = input;
  const { prisma } = ctx.db;
  const others: Prisma.PendingWorkWhereInput = {
    command,
    ...(namespace ? { namespace: { name: namespace } } : {}),
    ...(channel ? { channel: { slug: channel } } : {}),
    ...(query ? { fqdn: { contains: likeLiteral(query) } } : {}),
  };
  const counts = await prisma.pendingWork.groupBy({ by: ["state"], where: others, _count: true });
  const totals = { pending: 0, applied: 0, rejected: 0, superseded: 0 };
  for (const { state: counted, _count } of counts) totals[counted] = _count;
  const rows = await prisma.pendingWork.findMany({
    where: { ...others, state },
    include: workDetails,
    orderBy:
      state === "pending" ? [{ createdAt: "asc" }, { id: "asc" }] : [{ decidedAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * limit,
    take: limit,
  });
  const oldest = await prisma.pendingWork.findFirst({
    where: { state: "pending" },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
    select: { createdAt: true },
  });
  return {
    work: await viewWork(ctx, rows),
    total: totals[state],
    pages: Math.max(1, Math.ceil(totals[state] / limit)),
    totals,
    oldestPendingAt: oldest?.createdAt ?? null,
  };
}

/** One piece of work. Operators only. @throws RegistryError not_found */
export async function loadWork(ctx: Context, { id }: WorkInput): Promise<WorkView> {
  requireOperator(ctx);
  const row = await ctx.db.prisma.pendingWork.findUnique({ where: { id }, include: workDetails });
  const [view] = row ? await viewWork(ctx, [row]) : [];
  if (!view) throw noSuchWork();
  return view;
}
