import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import type { Context, Door } from "../context";
import { RegistryError } from "../errors";

/** Names that programs may register for an account, unless operators have set another number. */
export const USUAL_DOMAIN_LIMIT = 100;

/** Doors that programs and agents register through. */
const LIMITED: readonly Door[] = ["cloudflare_v4", "mcp"];

/** The row of the last name that is allowed: no more rows are read than that. */
const LIMIT = statement(
  "name_limit",
  `SELECT l.most, l.most < $3::int OR EXISTS (
     SELECT 1 FROM name n WHERE n.account_id = $1::uuid AND n.released_at IS NULL
     OFFSET greatest(l.most - $3::int, 0) LIMIT 1
   ) AS exceeded
   FROM (SELECT coalesce(domain_limit, $2::int) AS most FROM account WHERE id = $1::uuid) AS l`,
);

/**
 * Asserts that an account may hold one more name: what programs and agents register or take over. People in the dashboard,
 * and the registrants' API, have no such limit.
 * @param adds 1 before the name is taken; 0 after it, in the transaction that has locked the account's balance
 * @throws RegistryError domain_limit_reached
 */
export async function assertBelowDomainLimit(
  on: SqlTx,
  ctx: Context,
  accountId: string,
  adds: 0 | 1 = 1,
): Promise<void> {
  if (!LIMITED.includes(ctx.door)) return;
  const [found] = await on.sql<{ most: number; exceeded: boolean }>(LIMIT, [
    accountId,
    USUAL_DOMAIN_LIMIT,
    adds,
  ]);
  if (found?.exceeded) throw domainLimitReached(found.most);
}

export function domainLimitReached(limit: number): RegistryError {
  return new RegistryError("domain_limit_reached", {
    message: `Domain limit reached: you cannot register more than ${limit} domains.`,
    details: { limit },
    fields: [{ path: "name", message: `the account holds ${limit} names already` }],
  });
}
