import type { z } from "zod";
import { statement } from "@/db/sql";
import { inTransaction, type Tx } from "@/db/transaction";
import { toALabel } from "@/lib/idna";
import { requireOperator, requireRight } from "../access/require";
import { recordAudit } from "../audit/record";
import { type Context, within } from "../context";
import { type FieldFault, RegistryError } from "../errors";
import type { NamespacePolicy } from "../namespaces/policy";
import { LIST_STATEMENTS, readValues } from "./list-kinds";
import { readList } from "./lists";
import { findNamespace } from "./namespaces";
import { type ExecutablePlan, type ListPlan, plan, planImport } from "./plan-import";
import type {
  importListInput,
  ListKind,
  previewImportInput,
  putEntryInput,
  removeEntryInput,
} from "./schema";

/** Changes of one list take turns, so that what was planned is what is done. Registrations go on. */
const LOCK = statement(
  "registry_list_lock",
  "SELECT pg_advisory_xact_lock(hashtext('list ' || $1::text || ' ' || $2::text))",
);

/** What a CSV file would do, row by row: a dry run. Operators only. @throws RegistryError not_found */
export async function previewImport(
  ctx: Context,
  input: z.output<typeof previewImportInput>,
): Promise<ListPlan> {
  requireOperator(ctx);
  const policy = await findNamespace(ctx, input.namespace);
  const { stored: _, removed: __, ...told } = await planImport(ctx.db.sql, { ...input, policy }, input.text);
  return told;
}

/**
 * Applies a file that was looked at in a dry run: all of it or, when a row is at fault, nothing. Admins only.
 * @throws RegistryError missing_scope | not_found | invalid_list | wrong_state (the list or the rules have changed since)
 */
export async function importList(
  ctx: Context,
  input: z.output<typeof importListInput>,
): Promise<ListPlan["counts"]> {
  requireRight(ctx, "registry:write");
  return changeList(ctx, input, async (tx, policy) => {
    const planned = await planImport(tx.sql, { ...input, policy }, input.text);
    assertFaultless(planned);
    if (planned.digest !== input.digest) {
      throw new RegistryError("wrong_state", {
        message: "The list has changed since the dry run: look at what the file does now, then apply it",
      });
    }
    assertWarned(planned, input.acceptWarnings);
    if (planned.stored.length + planned.removed.length > 0) {
      await carryOut(tx, policy, input.kind, planned);
      const { added, changed, removed } = planned.counts;
      await recordAudit(tx, ctx, {
        action: "lists.import",
        accountId: null,
        subject: { kind: "namespace", id: policy.id, name: policy.name },
        after: { list: input.kind, mode: input.mode, added, changed, removed, ...labelsOf(planned) },
      });
    }
    return planned.counts;
  });
}

/** Labels told in an audit row of an import. */
const MOST_TOLD = 200;

function labelsOf({ rows }: ExecutablePlan) {
  const of = (outcome: string) =>
    rows.flatMap((row) => (row.outcome === outcome ? [row.label] : [])).slice(0, MOST_TOLD);
  return { addedLabels: of("added"), changedLabels: of("changed"), removedLabels: of("removed") };
}

/**
 * Adds an entry or changes the one of its label. Admins only.
 * @throws RegistryError missing_scope | not_found | invalid_value | wrong_state (the name is registered, and that was not accepted)
 */
export async function putEntry(
  ctx: Context,
  input: z.output<typeof putEntryInput>,
): Promise<{ label: string; outcome: string }> {
  requireRight(ctx, "registry:write");
  return changeList(ctx, input, async (tx, policy) => {
    const { faults } = readValues(input.kind, input.values, policy.currency);
    const atFields = faults.map(({ column, message }) => ({ path: `values.${column}`, message }));
    if (atFields.length > 0) throw invalidEntry(atFields);
    const target = { policy, kind: input.kind, mode: "merge" as const };
    const planned = await plan(tx.sql, target, [{ line: null, label: input.label, texts: input.values }]);
    const [row] = planned.rows;
    if (!row || row.fault !== null)
      throw invalidEntry([{ path: "label", message: row?.fault ?? "Enter a label" }]);
    assertWarned(planned, input.acceptWarnings);
    if (row.outcome !== "unchanged") {
      await carryOut(tx, policy, input.kind, planned);
      await recordAudit(tx, ctx, {
        action: row.outcome === "added" ? "lists.add" : "lists.change",
        accountId: null,
        subject: { kind: "namespace", id: policy.id, name: policy.name },
        before: row.before && { list: input.kind, label: row.label, ...row.before },
        after: { list: input.kind, label: row.label, ...row.after },
      });
    }
    return { label: row.label, outcome: row.outcome };
  });
}

/** Takes an entry off its list. Admins only. @throws RegistryError missing_scope | not_found */
export async function removeEntry(ctx: Context, input: z.output<typeof removeEntryInput>): Promise<void> {
  requireRight(ctx, "registry:write");
  await changeList(ctx, input, async (tx, policy) => {
    const label = toALabel(input.label.normalize("NFC").toLowerCase()) ?? input.label;
    const before = (await readList(tx.sql, policy, input.kind, [label])).get(label);
    if (!before) throw new RegistryError("not_found", { message: `'${input.label}' is not on this list` });
    await tx.sql(LIST_STATEMENTS[input.kind].remove, [policy.id, [label]]);
    await recordAudit(tx, ctx, {
      action: "lists.remove",
      accountId: null,
      subject: { kind: "namespace", id: policy.id, name: policy.name },
      before: { list: input.kind, label, ...before },
    });
  });
}

function changeList<T>(
  ctx: Context,
  input: { namespace: string; kind: ListKind },
  work: (tx: Tx, policy: NamespacePolicy) => Promise<T>,
): Promise<T> {
  return inTransaction(ctx.db, async (tx) => {
    const policy = await findNamespace(within(ctx, tx), input.namespace);
    await tx.sql(LOCK, [policy.id, input.kind]);
    return work(tx, policy);
  });
}

async function carryOut(
  tx: Tx,
  policy: NamespacePolicy,
  kind: ListKind,
  planned: ExecutablePlan,
): Promise<void> {
  const { write, remove } = LIST_STATEMENTS[kind];
  if (planned.stored.length > 0) await tx.sql(write, [policy.id, JSON.stringify(planned.stored)]);
  if (planned.removed.length > 0) await tx.sql(remove, [policy.id, planned.removed]);
}

/** Faults told in an error: the dry run tells them all. */
const MOST_FAULTS = 50;

function assertFaultless({ rows, counts }: ExecutablePlan): void {
  if (counts.fault === 0) return;
  const faults = rows.filter(({ outcome }) => outcome === "fault");
  throw new RegistryError("invalid_list", {
    message: `${counts.fault === 1 ? "1 row has a fault" : `${counts.fault} rows have faults`}; nothing was changed`,
    fields: faults
      .slice(0, MOST_FAULTS)
      .map(({ line, fault }) => ({ path: `line ${line}`, message: fault ?? "" })),
  });
}

function assertWarned({ rows, counts }: ExecutablePlan, accepted: boolean): void {
  if (counts.warnings === 0 || accepted) return;
  const [first] = rows.flatMap(({ warning }) => (warning ? [warning] : []));
  const more = counts.warnings > 1 ? ` (and ${counts.warnings - 1} more)` : "";
  throw new RegistryError("wrong_state", {
    message: `Look at this first: ${first}${more}`,
    details: { warnings: counts.warnings },
    fields: [{ path: "acceptWarnings", message: `${first}${more}` }],
  });
}

function invalidEntry(fields: readonly FieldFault[]): RegistryError {
  return new RegistryError("invalid_value", { message: fields[0]?.message, fields });
}
