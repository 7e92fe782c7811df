import type { Context } from "../context";
import { RegistryError } from "../errors";
import { parseName, RULES_OF_ANY_DAY } from "../names/label";

/**
 * The canonical form of names that an ACME-only key is made for, each once: names that the account has now.
 * @throws RegistryError invalid_value with the place of each name that is not the account's
 */
export async function ownNames(ctx: Context, accountId: string, typed: readonly string[]): Promise<string[]> {
  if (typed.length === 0) return [];
  const parsed = await Promise.all(typed.map((text) => canonical(ctx, text)));
  const fqdns = [...new Set(parsed.filter((fqdn) => fqdn !== null))];
  const rows = await ctx.db.prisma.name.findMany({
    where: { accountId, releasedAt: null, fqdn: { in: fqdns } },
    select: { fqdn: true },
  });
  const own = new Set(rows.map(({ fqdn }) => fqdn));
  const fields = parsed.flatMap((fqdn, index) =>
    fqdn !== null && own.has(fqdn)
      ? []
      : [{ path: `acmeNames.${index}`, message: `${typed[index]} is not a name of this account` }],
  );
  if (fields.length === 0) return fqdns.toSorted();
  throw new RegistryError("invalid_value", { message: fields[0]?.message, fields });
}

async function canonical(ctx: Context, text: string): Promise<string | null> {
  try {
    return (await parseName(ctx, text, undefined, RULES_OF_ANY_DAY)).fqdn;
  } catch (error) {
    if (error instanceof RegistryError) return null;
    throw error;
  }
}
