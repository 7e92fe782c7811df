import type { z } from "zod";
import { likeLiteral, type Sql, statement } from "@/db/sql";
import { toALabel, toUnicodeName } from "@/lib/idna";
import { requireOperator } from "../access/require";
import type { Context } from "../context";
import type { NamespacePolicy } from "../namespaces/policy";
import { type EntryValues, LIST_STATEMENTS, writeValues } from "./list-kinds";
import { findNamespace } from "./namespaces";
import type { ListKind, listEntriesInput } from "./schema";

/** An entry of a namespace's premium, reserved or claims list. */
export interface ListEntry {
  readonly label: string;
  readonly unicode: string;
  /** By column: see `LIST_COLUMNS`. */
  readonly values: EntryValues;
  /** Whether somebody holds the name now. */
  readonly isRegistered: boolean;
}

export interface ListPage {
  readonly entries: readonly ListEntry[];
  readonly total: number;
  readonly page: number;
  readonly limit: number;
  /** ISO 4217, of amounts. */
  readonly currency: string;
}

type Row = Record<string, unknown> & { label: string; total?: number };

/** A page of a list, by label. Operators only. @throws RegistryError not_found */
export async function listEntries(ctx: Context, input: z.output<typeof listEntriesInput>): Promise<ListPage> {
  requireOperator(ctx);
  const { kind, page, limit } = input;
  const policy = await findNamespace(ctx, input.namespace);
  const search = input.search.toLowerCase().replace(/\0/g, "");
  const rows = await ctx.db.sql<Row>(LIST_STATEMENTS[kind].page, [
    policy.id,
    `%${likeLiteral(search)}%`,
    toALabel(search) ?? search,
    limit,
    (page - 1) * limit,
  ]);
  const registered = await findRegistered(
    ctx.db.sql,
    policy,
    rows.map(({ label }) => label),
  );
  return {
    entries: rows.map((row) => ({
      label: row.label,
      unicode: toUnicodeName(row.label),
      values: writeValues(kind, row, policy.currency),
      isRegistered: registered.has(row.label),
    })),
    total: rows[0]?.total ?? 0,
    page,
    limit,
    currency: policy.currency,
  };
}

/** Values by label: of `labels`, or of the whole list. */
export async function readList(
  sql: Sql,
  policy: Pick<NamespacePolicy, "id" | "currency">,
  kind: ListKind,
  labels: readonly string[] | null,
): Promise<Map<string, EntryValues>> {
  const rows = await sql<Row>(LIST_STATEMENTS[kind].read, [policy.id, labels]);
  return new Map(rows.map((row) => [row.label, writeValues(kind, row, policy.currency)]));
}

const REGISTERED = statement(
  "registry_registered_labels",
  "SELECT label FROM name WHERE fqdn = ANY ($1::text[]) AND released_at IS NULL",
);

/** Those of `labels` that somebody holds. */
export async function findRegistered(
  sql: Sql,
  policy: Pick<NamespacePolicy, "name">,
  labels: readonly string[],
): Promise<Set<string>> {
  if (labels.length === 0) return new Set();
  const rows = await sql<{ label: string }>(REGISTERED, [labels.map((label) => `${label}.${policy.name}`)]);
  return new Set(rows.map(({ label }) => label));
}
