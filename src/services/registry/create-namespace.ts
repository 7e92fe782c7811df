import type { z } from "zod";
import { statement } from "@/db/sql";
import { inTransaction, violatedConstraint } from "@/db/transaction";
import { newId } from "@/lib/id";
import { requireRight } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { queueZoneChange } from "../dns/outbox";
import { RegistryError } from "../errors";
import { forgetPolicies } from "../namespaces/policy";
import { type createNamespaceInput, OPERATIONS } from "./schema";

/** Namespaces that begin, or are deleted, take turns: no two may overlap. */
export const LOCK_NAMESPACES = statement(
  "registry_namespaces_lock",
  "SELECT pg_advisory_xact_lock(hashtext('namespaces'))",
);

/**
 * Opens a namespace with its zone and prices. It begins with the rules of the default namespace and is offered nowhere
 * until it is listed. Admins only.
 * @throws RegistryError missing_scope | not_found (no operator) | invalid_value
 */
export async function createNamespace(
  ctx: Context,
  input: z.output<typeof createNamespaceInput>,
): Promise<{ name: string }> {
  requireRight(ctx, "registry:write");
  const { name } = input;
  await inTransaction(ctx.db, async (tx) => {
    await tx.sql(LOCK_NAMESPACES, []);
    const all = await tx.prisma.namespace.findMany({ orderBy: [{ isDefault: "desc" }, { name: "asc" }] });
    assertApart(
      name,
      all.map((one) => one.name),
    );
    const model = all[0];
    const { id: _id, name: _name, createdAt: _at, isDefault: _default, ...rules } = model ?? EMPTY;
    const id = newId();
    const data = {
      ...rules,
      id,
      name,
      isDefault: model === undefined,
      createdAt: ctx.now,
      nameservers: input.nameservers ?? rules.nameservers,
      hostmaster: input.hostmaster ?? `hostmaster.${name}`,
      clockAdvancedSeconds: 0,
      listedFor: [],
      autoApply: [],
    };
    if (data.nameservers.length === 0) throw fault("nameservers", "Name 2 to 13 nameservers, one a line");
    await tx.prisma.namespace
      .create({
        data: {
          ...data,
          zone: {
            create: { id: newId(), apex: name, serial: 1n, createdAt: ctx.now, updatedAt: ctx.now },
          },
          prices: {
            create: OPERATIONS.map((operation) => ({
              id: newId(),
              operation,
              amount: input.prices[operation],
              validFrom: ctx.now,
            })),
          },
        },
      })
      .catch((error: unknown) => {
        // The zone of a name that is registered elsewhere.
        if (violatedConstraint(error) === null) throw error;
        throw fault("name", `${name} is registered as a name already`);
      });
    await queueZoneChange(tx, name);
    await recordAudit(tx, ctx, {
      action: "namespaces.create",
      accountId: null,
      subject: { kind: "namespace", id, name },
      after: { name, nameservers: data.nameservers, hostmaster: data.hostmaster, prices: input.prices },
    });
  });
  forgetPolicies(ctx.db);
  return { name };
}

/** Where there is no namespace to begin like. */
const EMPTY = {
  id: "",
  name: "",
  createdAt: new Date(0),
  isDefault: true,
  recordTypes: ["A", "AAAA", "CNAME", "MX", "TXT"],
  nameservers: [] as string[],
};

function assertApart(name: string, others: readonly string[]): void {
  for (const other of others) {
    if (other === name) throw fault("name", `${name} is a namespace already`);
    if (name.endsWith(`.${other}`) || other.endsWith(`.${name}`)) {
      throw fault("name", `${name} and the namespace ${other} overlap: one cannot be inside the other`);
    }
  }
}

function fault(path: string, message: string): RegistryError {
  return new RegistryError("invalid_value", { message, fields: [{ path, message }] });
}
