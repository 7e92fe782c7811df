import type { z } from "zod";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { type LoadedName, loadName } from "./load";
import { renewAmountOf } from "./prices";
import type { nameRef } from "./schema";
import { type NameView, toNameView } from "./view";

/** One of the tenant's names, whole. @throws RegistryError not_found | missing_scope */
export async function nameInfo(ctx: Context, input: z.output<typeof nameRef>): Promise<NameView> {
  const tenant = requireScope(ctx, "names:read");
  return viewName(ctx, await loadName(ctx, tenant, input.name));
}

/** The view of a name that a verb has loaded or changed. */
export async function viewName(ctx: Context, loaded: LoadedName): Promise<NameView> {
  return toNameView(loaded, ctx.now, await renewAmountOf(ctx, loaded));
}
