import type { z } from "zod";
import { likeLiteral, statement } from "@/db/sql";
import { toAsciiName } from "@/lib/idna";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { parseForLookup } from "../names/load";
import { COLUMNS, findNewest, readWorkflow, type WorkflowRow } from "./row";
import type { findWorkflowInput, listWorkflowsInput, workflowRef } from "./schema";
import type { WorkflowView } from "./view";
import { viewFrom, viewsOf } from "./view-of";

/** The newest workflow of a kind about a name. @throws RegistryError not_found | missing_scope */
export async function findWorkflow(
  ctx: Context,
  input: z.output<typeof findWorkflowInput>,
): Promise<WorkflowView> {
  const { accountId } = requireScope(ctx, "names:read");
  const { fqdn } = await parseForLookup(ctx, input.name);
  const row = await findNewest(ctx.db, { accountId, fqdn, kind: input.kind, sandbox: ctx.sandbox ?? false });
  if (!row) throw noSuchWorkflow();
  return viewFrom(ctx.db, row);
}

/** One workflow of the account. @throws RegistryError not_found | missing_scope */
export async function loadWorkflow(ctx: Context, input: z.output<typeof workflowRef>): Promise<WorkflowView> {
  const { accountId } = requireScope(ctx, "names:read");
  const row = await readWorkflow(ctx.db, input.workflowId);
  if (row?.accountId !== accountId) throw noSuchWorkflow();
  return viewFrom(ctx.db, row);
}

export interface WorkflowPage {
  readonly items: readonly WorkflowView[];
  readonly total: number;
  readonly page: number;
  readonly limit: number;
}

/** `$2`: open, action_required, succeeded, failed, or null for all. What a sandbox does is not listed. */
const WHERE = `account_id = $1::uuid AND NOT sandbox
  AND ($2::text IS NULL OR CASE WHEN $2 = 'open' THEN completed_at IS NULL ELSE state::text = $2 END)
  AND ($3::text IS NULL OR kind::text = $3) AND ($4::text IS NULL OR fqdn LIKE $4)`;

const LIST = statement(
  "workflow_list",
  `SELECT ${COLUMNS} FROM workflow WHERE ${WHERE} ORDER BY created_at DESC, id DESC LIMIT $5 OFFSET $6`,
);
const COUNT = statement("workflow_count", `SELECT count(*)::int AS total FROM workflow WHERE ${WHERE}`);

/** The account's workflows, the newest first. */
export async function listWorkflows(
  ctx: Context,
  input: z.output<typeof listWorkflowsInput>,
): Promise<WorkflowPage> {
  const { accountId } = requireScope(ctx, "names:read");
  const { page, limit, state, kind, query } = input;
  const pattern = query ? `%${likeLiteral(toAsciiName(query.trim().toLowerCase()))}%` : null;
  const where = [accountId, state ?? null, kind ?? null, pattern];
  const [counted] = await ctx.db.sql<{ total: number }>(COUNT, where);
  const rows = await ctx.db.sql<WorkflowRow>(LIST, [...where, limit, (page - 1) * limit]);
  return { items: await viewsOf(ctx.db, rows), total: counted?.total ?? 0, page, limit };
}

export function noSuchWorkflow(): RegistryError {
  return new RegistryError("not_found", { message: "There is no such request in your account" });
}
