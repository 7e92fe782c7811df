import type { z } from "zod";
import type { Prisma } from "@/db/generated/client";
import type { WorkflowKind, WorkflowState } from "@/db/generated/enums";
import { toAsciiName, toUnicodeName } from "@/lib/idna";
import { requireOperator } from "../access/require";
import type { Context } from "../context";
import type { allWorkflowsInput, WATCHED_STATES } from "./console-schema";
import { stuckWhere } from "./stuck";
import type { WorkflowAction } from "./view";

/** A request as operators see it: where it stands, and since when. */
export interface WatchedWorkflow {
  readonly id: string;
  readonly kind: WorkflowKind;
  readonly fqdn: string;
  readonly unicode: string;
  readonly state: WorkflowState;
  readonly step: string;
  /** What its user is asked for. */
  readonly asks: WorkflowAction["type"] | null;
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly account: { readonly number: number; readonly organization: string };
  /** Of the command that began it. */
  readonly requestId: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

type Watched = (typeof WATCHED_STATES)[number];

/** Requests of all accounts that have not ended or have failed, the newest first, with how many of each there are. */
export async function listAllWorkflows(ctx: Context, input: z.output<typeof allWorkflowsInput>) {
  requireOperator(ctx);
  const { page, limit, state, search } = input;
  const { workflow } = ctx.db.prisma;
  const where = { AND: [whereState(state, ctx.now), whereText(search)], sandbox: false };
  const total = await workflow.count({ where });
  const rows = await workflow.findMany({
    where,
    include: { account: { select: { number: true, organization: true } } },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: (page - 1) * limit,
    take: limit,
  });
  const count = (one: Watched) =>
    workflow.count({ where: { AND: whereState(one, ctx.now), sandbox: false } });
  const [stuck, open] = [await count("stuck"), await count("open")];
  return { items: rows.map(toWatched), total, page, limit, counts: { stuck, open } };
}

type Row = Prisma.WorkflowGetPayload<{
  include: { account: { select: { number: true; organization: true } } };
}>;

function toWatched(row: Row): WatchedWorkflow {
  const { id, kind, fqdn, state, step, errorCode, errorMessage, account } = row;
  const action = state === "action_required" ? (row.action as WorkflowAction | null) : null;
  return {
    id,
    kind,
    fqdn,
    unicode: toUnicodeName(fqdn),
    state,
    step,
    asks: action?.type ?? null,
    error: errorCode ? { code: errorCode, message: errorMessage ?? "" } : null,
    account,
    requestId: row.requestId,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}

function whereState(state: Watched | undefined, now: Date): Prisma.WorkflowWhereInput {
  switch (state) {
    case undefined:
      return { OR: [{ completedAt: null }, { state: "failed" }] };
    case "open":
      return { completedAt: null };
    case "stuck":
      return stuckWhere(now);
    default:
      return { state };
  }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

function whereText(search: string): Prisma.WorkflowWhereInput {
  if (search === "") return {};
  if (UUID.test(search)) return { id: search.toLowerCase() };
  const contains = { contains: search, mode: "insensitive" } as const;
  return {
    OR: [
      { fqdn: { contains: toAsciiName(search.toLowerCase()) } },
      { account: { organization: contains } },
      ...(/^\d{1,9}$/.test(search) ? [{ account: { number: Number(search) } }] : []),
    ],
  };
}
