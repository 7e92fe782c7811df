import type { Context } from "../context";
import { RegistryError } from "../errors";
import { listPolicies, type NamespacePolicy } from "../namespaces/policy";

/** The namespaces that registrars may ask a listing for. */
export async function listOfferedNamespaces(ctx: Context): Promise<NamespacePolicy[]> {
  return (await listPolicies(ctx.db)).filter((policy) => policy.listedFor.includes("registrar_v1"));
}

/** The same by name. @throws RegistryError unknown_namespace */
export async function findOfferedNamespaces(
  ctx: Context,
  names: readonly string[],
): Promise<NamespacePolicy[]> {
  const offered = await listOfferedNamespaces(ctx);
  return names.map((name) => {
    const found = offered.find((policy) => policy.name === name);
    if (found) return found;
    const message = `${name} is not offered to registrars; choose from: ${offered.map((p) => p.name).join(", ")}`;
    throw new RegistryError("unknown_namespace", {
      message,
      details: { namespace: name, offered: offered.map((policy) => policy.name) },
      fields: [{ path: "namespaces", message }],
    });
  });
}
