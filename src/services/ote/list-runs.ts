import type { Prisma } from "@/db/generated/client";
import type { OteRunState } from "@/db/generated/enums";
import { requireOperator } from "../access/require";
import type { Context } from "../context";
import type { ListRunsInput } from "./schema";
import { countSteps, type RunCounts, type StoredRun } from "./stored-run";
import { judgementOf } from "./verdict";

/** A run in a list. */
export interface ListedRun {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly code: string;
  readonly state: OteRunState;
  readonly slug: string;
  readonly company: string;
  readonly namespace: string;
  readonly startedAt: Date;
  readonly startedBy: string;
  readonly endedAt: Date | null;
  readonly endedBy: string | null;
  readonly certifiedUntil: Date | null;
  readonly requiresSecondOperator: boolean;
  readonly counts: RunCounts;
}

/** Runs of all channels or of one, the newest first. Operators only. */
export async function listRuns(
  ctx: Context,
  input: ListRunsInput,
): Promise<{ runs: ListedRun[]; total: number; page: number; pages: number }> {
  requireOperator(ctx);
  const { page, limit } = input;
  const where = conditions(input);
  const total = await ctx.db.prisma.oteRun.count({ where });
  const rows = await ctx.db.prisma.oteRun.findMany({
    where,
    include: {
      channel: { select: { slug: true, company: true, accountId: true } },
      namespace: { select: { name: true } },
    },
    orderBy: { number: "desc" },
    skip: (page - 1) * limit,
    take: limit,
  });
  const runs: ListedRun[] = [];
  // One after the other: only what still goes on is judged, one run a channel.
  for (const row of rows) runs.push(await listed(ctx, row));
  return { runs, total, page, pages: Math.max(1, Math.ceil(total / limit)) };
}

export async function listed(ctx: Context, run: StoredRun): Promise<ListedRun> {
  const { id, number, name, code, state, startedAt, startedBy, endedAt, endedBy, certifiedUntil } = run;
  const { steps } = await judgementOf(ctx.db, run, ctx.publicUrl);
  return {
    id,
    number,
    name,
    code,
    state,
    slug: run.channel.slug,
    company: run.channel.company,
    namespace: run.namespace.name,
    startedAt,
    startedBy,
    endedAt,
    endedBy,
    certifiedUntil,
    requiresSecondOperator: run.requiresSecondOperator,
    counts: countSteps(steps),
  };
}

function conditions({ search, slug, state }: ListRunsInput): Prisma.OteRunWhereInput {
  const contains = { contains: search, mode: "insensitive" } as const;
  return {
    ...(slug === undefined ? {} : { channel: { slug } }),
    ...(state === undefined ? {} : { state: state === "open" ? { in: ["running", "signed"] } : state }),
    ...(search === ""
      ? {}
      : {
          OR: [
            { name: contains },
            { code: search.toLowerCase() },
            { channel: { slug: contains } },
            { channel: { company: contains } },
            ...(/^#?\d{1,9}$/.test(search) ? [{ number: Number(search.replace("#", "")) }] : []),
          ],
        }),
  };
}
