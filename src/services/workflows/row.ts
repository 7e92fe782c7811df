import type { WorkflowKind, WorkflowState } from "@/db/generated/enums";
import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import type { WorkflowAction, WorkflowStepView } from "./view";

/** What the steps of a workflow found out, for those after them. Column `context`. */
export interface WorkflowFacts {
  /** Of what was asked for: a repeated request is known by it. */
  readonly inputHash: string;
  /** The name it is about, once it is the account's. */
  readonly nameId?: string;
  /** Premium names: the price for all years that was accepted, minor units. */
  readonly consentAmount?: number;
  /** The payment that is waited for. */
  readonly paymentId?: string;
  /** Saved cards that did not pay: not asked again for the same. */
  readonly refusedMethodIds?: readonly string[];
  /** Why the last card did not pay: a code. */
  readonly failure?: string;
  readonly transferId?: string;
  /** Hash of the transfer code that was right when it was sent, as the name keeps it; gone once it was used. */
  readonly codeHash?: string;
  /** The last row of the DNS outbox that it wrote: it is published once that is gone. */
  readonly outboxId?: number;
  /** While blocked: who is waited for. */
  readonly waitsFor?: string;
  /** What its account's owners were told that they have to do, so that they are told once. */
  readonly told?: string;
}

export interface WorkflowRow {
  readonly id: string;
  readonly accountId: string;
  readonly kind: WorkflowKind;
  readonly fqdn: string;
  readonly state: WorkflowState;
  readonly step: string;
  readonly input: unknown;
  readonly context: WorkflowFacts;
  readonly action: WorkflowAction | null;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
  readonly actor: StoredActor;
  readonly door: string;
  readonly requestId: string;
  readonly ip: string | null;
  readonly sandbox: boolean;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly completedAt: Date | null;
}

/** Who asked, as kept: what else there is to know of them is looked up when their workflow goes on. */
export type StoredActor =
  | { readonly kind: "user"; readonly userId: string; readonly sessionId: string }
  | { readonly kind: "apiKey" | "channel"; readonly keyId: string };

/** A step that was carried out, or at which it stood still. */
export type StepWrite = Pick<WorkflowStepView, "step" | "outcome" | "note">;

export const COLUMNS = `id, account_id AS "accountId", kind, fqdn, state, step, input, context, action, error_code AS "errorCode",
  error_message AS "errorMessage", actor, door, request_id AS "requestId", ip, sandbox, created_at AS "createdAt",
  updated_at AS "updatedAt", completed_at AS "completedAt"`;

const INSERT = statement(
  "workflow_insert",
  `WITH written AS (
     INSERT INTO workflow (id, account_id, kind, fqdn, state, step, input, context, actor, door, request_id, ip, sandbox,
       created_at, updated_at, completed_at)
     VALUES ($1::uuid, $2::uuid, $3::workflow_kind, $4, $5::workflow_state, $6, $7::jsonb,
       $8::jsonb || CASE WHEN $9::boolean THEN jsonb_build_object('outboxId', currval('dns_outbox_id_seq')) ELSE '{}' END,
       $10::jsonb, $11, $12, $13, $14, $15, $15, $16)
     ON CONFLICT (account_id, fqdn, kind, sandbox) WHERE completed_at IS NULL DO NOTHING
     RETURNING id
   ), steps AS (
     INSERT INTO workflow_step (workflow_id, step, outcome, at, note)
     SELECT written.id, s.step, s.outcome, $15, to_jsonb(s.note)
     FROM written, json_to_recordset($17::json) AS s (step text, outcome text, note text)
   )
   SELECT id FROM written`,
);

/** @returns false when another of its kind about the name is open */
export async function insertWorkflow(
  tx: SqlTx,
  row: WorkflowRow,
  steps: readonly StepWrite[],
  /** Whether this connection has just queued a change for the DNS, which the workflow waits for. */
  publishes = false,
): Promise<boolean> {
  const written = await tx.sql(INSERT, [
    row.id,
    row.accountId,
    row.kind,
    row.fqdn,
    row.state,
    row.step,
    JSON.stringify(row.input),
    JSON.stringify(row.context),
    publishes,
    JSON.stringify(row.actor),
    row.door,
    row.requestId,
    row.ip,
    row.sandbox,
    row.createdAt,
    row.completedAt,
    JSON.stringify(steps),
  ]);
  return written.length > 0;
}

const SAVE = statement(
  "workflow_save",
  `WITH saved AS (
     UPDATE workflow SET state = $2::workflow_state, step = $3, input = $4::jsonb,
       context = $5::jsonb || CASE WHEN $12::boolean THEN jsonb_build_object('outboxId', currval('dns_outbox_id_seq')) ELSE '{}' END,
       action = $6::jsonb, error_code = $7, error_message = $8, updated_at = $9, completed_at = $10
     WHERE id = $1::uuid
   )
   INSERT INTO workflow_step (workflow_id, step, outcome, at, note)
   SELECT $1::uuid, s.step, s.outcome, $9, to_jsonb(s.note)
   FROM json_to_recordset($11::json) AS s (step text, outcome text, note text)`,
);

/** Writes where a locked workflow stands now, with the steps that brought it there. */
export async function saveWorkflow(
  tx: SqlTx,
  row: WorkflowRow,
  steps: readonly StepWrite[],
  /** Whether this connection has just queued a change for the DNS, which the workflow waits for. */
  publishes = false,
): Promise<void> {
  await tx.sql(SAVE, [
    row.id,
    row.state,
    row.step,
    JSON.stringify(row.input),
    JSON.stringify(row.context),
    row.action && JSON.stringify(row.action),
    row.errorCode,
    row.errorMessage,
    row.updatedAt,
    row.completedAt,
    JSON.stringify(steps),
    publishes,
  ]);
}

const LOCK = statement("workflow_lock", `SELECT ${COLUMNS} FROM workflow WHERE id = $1::uuid FOR UPDATE`);
const READ = statement("workflow_read", `SELECT ${COLUMNS} FROM workflow WHERE id = $1::uuid`);
const NEWEST = statement(
  "workflow_newest",
  `SELECT ${COLUMNS} FROM workflow
   WHERE account_id = $1::uuid AND fqdn = $2 AND kind = $3::workflow_kind AND sandbox = $4
   ORDER BY completed_at IS NULL DESC, created_at DESC, id DESC LIMIT 1`,
);

/** The workflow, locked for this transaction: whoever has it carries it on. */
export async function lockWorkflow(tx: SqlTx, id: string): Promise<WorkflowRow | null> {
  const [row] = await tx.sql<WorkflowRow>(LOCK, [id]);
  return row ?? null;
}

export async function readWorkflow(on: SqlTx, id: string): Promise<WorkflowRow | null> {
  const [row] = await on.sql<WorkflowRow>(READ, [id]);
  return row ?? null;
}

/** The newest of a kind about a name; the one that is open goes before. */
export async function findNewest(
  on: SqlTx,
  of: Pick<WorkflowRow, "accountId" | "fqdn" | "kind" | "sandbox">,
): Promise<WorkflowRow | null> {
  const [row] = await on.sql<WorkflowRow>(NEWEST, [of.accountId, of.fqdn, of.kind, of.sandbox]);
  return row ?? null;
}
