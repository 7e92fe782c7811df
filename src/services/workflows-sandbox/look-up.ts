import { z } from "zod";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { type NameLine, toLine } from "../names/list";
import { noSuchName, parseForLookup } from "../names/load";
import { renewAmountOf } from "../names/prices";
import type { listByCursorInput, nameRef } from "../names/schema";
import { listPolicies } from "../namespaces/policy";
import { decodeCursor, encodeCursor, type PageByCursor } from "../page-cursor";
import { noSuchWorkflow } from "../workflows/look-up";
import { findNewest } from "../workflows/row";
import type { findWorkflowInput } from "../workflows/schema";
import type { WorkflowView } from "../workflows/view";
import { viewFrom } from "../workflows/view-of";
import { settled } from "./keep";
import { findSandboxName, listSandboxNames, type SandboxName } from "./sandbox-name";

/** A name of the sandbox, with the price of a year's renewal, minor units. */
export type SandboxNameView = NameLine & { readonly renewAmount: number; readonly currency: string };

/** A name that the account has in the sandbox. @throws RegistryError not_found | missing_scope */
export async function sandboxNameInfo(
  ctx: Context,
  input: z.output<typeof nameRef>,
): Promise<SandboxNameView> {
  const { accountId } = requireScope(ctx, "names:read");
  const { fqdn, policy } = await parseForLookup(ctx, input.name);
  const name = await findSandboxName(ctx.db, { accountId, now: ctx.now }, fqdn);
  if (!name) throw noSuchName(input.name);
  const renewAmount = await renewAmountOf(ctx, { row: name, policy });
  return { ...toLine(name, policy, ctx.now), renewAmount, currency: policy.currency };
}

/** The newest workflow of a kind about a name of the sandbox. @throws RegistryError not_found | missing_scope */
export async function findSandboxWorkflow(
  ctx: Context,
  input: z.output<typeof findWorkflowInput>,
): Promise<WorkflowView> {
  const { accountId } = requireScope(ctx, "names:read");
  const { fqdn } = await parseForLookup(ctx, input.name);
  const row = await findNewest(ctx.db, { accountId, fqdn, kind: input.kind, sandbox: true });
  if (!row) throw noSuchWorkflow();
  return viewFrom(ctx.db, settled(row, ctx.now));
}

const PLACE = z.tuple([z.string().max(253), z.string().max(253)]);

/** The account's names of the sandbox, as `listNamesByCursor` lists real ones. @throws RegistryError missing_scope | invalid_request */
export async function listSandboxNamesByCursor(
  ctx: Context,
  { cursor, limit, sortBy, direction }: z.output<typeof listByCursorInput>,
): Promise<PageByCursor<NameLine>> {
  const { accountId } = requireScope(ctx, "names:read");
  const list = `sandbox-names:${accountId}:${sortBy}:${direction}`;
  const place = cursor ? decodeCursor(list, cursor, PLACE) : null;
  const sign = direction === "asc" ? 1 : -1;
  const placed = (await listSandboxNames(ctx.db, { accountId, now: ctx.now }))
    .map((name) => ({ name, place: placeOf(name, sortBy) }))
    .filter((one) => !place || compare(one.place, place) * sign > 0)
    .sort((a, b) => compare(a.place, b.place) * sign);
  const shown = placed.slice(0, limit);
  const last = shown.at(-1);
  const policies = new Map((await listPolicies(ctx.db)).map((policy) => [policy.id, policy]));
  return {
    items: shown.flatMap(({ name }) => {
      const policy = policies.get(name.namespaceId);
      return policy ? [toLine(name, policy, ctx.now)] : [];
    }),
    cursor: last && placed.length > limit ? encodeCursor(list, last.place) : "",
  };
}

type Place = readonly [string, string];

function placeOf(name: SandboxName, sortBy: z.output<typeof listByCursorInput>["sortBy"]): Place {
  return [sortBy === "name" ? name.fqdn : name[sortBy].toISOString(), name.fqdn];
}

function compare(a: Place, b: Place): number {
  if (a[0] !== b[0]) return a[0] < b[0] ? -1 : 1;
  return a[1] < b[1] ? -1 : a[1] > b[1] ? 1 : 0;
}
