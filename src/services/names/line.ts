import type { z } from "zod";
import { statement } from "@/db/sql";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { type LineRow, type NameLine, toLine } from "./list";
import { SELECT_LINES } from "./list-by-cursor";
import { noSuchName, parseForLookup } from "./load";
import type { nameRef } from "./schema";

const FIND = statement("name_line", `${SELECT_LINES} AND fqdn = $2`);

/** One of the tenant's names as a list shows it: a seventh of the queries of `nameInfo`. @throws RegistryError not_found */
export async function nameLine(ctx: Context, input: z.output<typeof nameRef>): Promise<NameLine> {
  const { accountId } = requireScope(ctx, "names:read");
  const { fqdn, policy } = await parseForLookup(ctx, input.name);
  const [row] = await ctx.db.sql<LineRow>(FIND, [accountId, fqdn]);
  if (!row) throw noSuchName(input.name);
  return toLine(row, policy, ctx.now);
}
