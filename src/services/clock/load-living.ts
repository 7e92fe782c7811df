import type { Name } from "@/db/generated/client";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { parseName, RULES_OF_ANY_DAY } from "../names/label";
import type { NamespacePolicy } from "../namespaces/policy";

/** A name of the namespace that is registered, or waits for its release. @throws RegistryError not_found */
export async function loadLiving(ctx: Context, policy: NamespacePolicy, text: string): Promise<Name> {
  const parsed = await parseName(ctx, text, policy.name, RULES_OF_ANY_DAY).catch((error: unknown) => {
    if (error instanceof RegistryError) return null;
    throw error;
  });
  const row =
    parsed && (await ctx.db.prisma.name.findFirst({ where: { fqdn: parsed.fqdn, releasedAt: null } }));
  if (row) return row;
  throw new RegistryError("not_found", {
    message: `No name '${text}' is registered under ${policy.name}`,
    fields: [{ path: "target.name", message: "is not registered under this namespace" }],
  });
}
