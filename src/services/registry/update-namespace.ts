import type { z } from "zod";
import type { Namespace } from "@/db/generated/client";
import { statement } from "@/db/sql";
import { inTransaction, type Tx } from "@/db/transaction";
import { RECORD_TYPES } from "@/lib/dns/rdata/registry";
import { SCRIPTS } from "@/lib/idna";
import { requireRight } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { type FieldFault, RegistryError } from "../errors";
import { forgetPolicies } from "../namespaces/policy";
import { addTask } from "../tasks";
import { noSuchNamespace } from "./namespaces";
import { faultsBetween, type updateNamespaceInput } from "./schema";

type Changes = z.output<typeof updateNamespaceInput>["changes"];
type Field = keyof Changes;

/** Registrations go on meanwhile: they ask for the row with FOR KEY SHARE, which this does not stop. */
const LOCK = statement(
  "registry_namespace_lock",
  "SELECT id FROM namespace WHERE name = $1 FOR NO KEY UPDATE",
);

/**
 * Changes rules of a namespace. Names that exist stay as they are; what is registered, renewed or changed from now on
 * follows the new rules. New nameservers and a new hostmaster are brought to every zone by a job. Admins only.
 * @returns the fields that changed
 * @throws RegistryError missing_scope | not_found | invalid_value
 */
export async function updateNamespace(
  ctx: Context,
  input: z.output<typeof updateNamespaceInput>,
): Promise<{ changed: string[] }> {
  requireRight(ctx, "registry:write");
  const changed = await inTransaction(ctx.db, async (tx) => {
    await tx.sql(LOCK, [input.name]);
    const before = await tx.prisma.namespace.findUnique({ where: { name: input.name } });
    if (!before) throw noSuchNamespace(input.name);
    const fields = (Object.keys(input.changes) as Field[]).filter((field) =>
      differs(field, before, input.changes),
    );
    if (fields.length === 0) return [];
    const changes = Object.fromEntries(fields.map((field) => [field, input.changes[field]])) as Changes;
    assertValid(before, changes);
    if (changes.isDefault) {
      await tx.prisma.namespace.updateMany({ where: { isDefault: true }, data: { isDefault: false } });
    }
    await tx.prisma.namespace.update({ where: { id: before.id }, data: changes });
    if (changes.nameservers || changes.hostmaster) await republish(tx, before);
    await recordAudit(tx, ctx, {
      action: "namespaces.update",
      accountId: null,
      subject: { kind: "namespace", id: before.id, name: before.name },
      before: Object.fromEntries(fields.map((field) => [field, before[field]])),
      after: changes,
    });
    return fields;
  });
  forgetPolicies(ctx.db);
  return { changed };
}

/** Lists are sets, but for nameservers, whose first is the zone's primary. */
function differs(field: Field, before: Namespace, changes: Changes): boolean {
  const shape = (value: unknown) =>
    JSON.stringify(Array.isArray(value) && field !== "nameservers" ? [...value].sort() : value);
  return changes[field] !== undefined && shape(before[field]) !== shape(changes[field]);
}

function assertValid(before: Namespace, changes: Changes): void {
  const faults: FieldFault[] = faultsBetween({ ...before, ...changes });
  const foreign = (path: "idnScripts" | "recordTypes", known: readonly string[], what: string) => {
    const odd = changes[path]?.find((one) => !known.includes(one));
    if (odd !== undefined) faults.push({ path, message: `'${odd}' is no ${what}: choose from the list` });
  };
  foreign("idnScripts", SCRIPTS, "script that labels can be written in");
  foreign("recordTypes", RECORD_TYPES, "record type that zones can hold");
  if (changes.isDefault === false) {
    faults.push({ path: "isDefault", message: "Make another namespace the default instead" });
  }
  const [first] = faults;
  if (first) throw new RegistryError("invalid_value", { message: first.message, fields: faults });
}

function republish(tx: Tx, { id }: Namespace): Promise<void> {
  return addTask(tx, "republish_zones", { namespaceId: id }, { key: `republish_zones:${id}` });
}
