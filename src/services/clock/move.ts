import { statement } from "@/db/sql";
import { inSqlTransaction } from "@/db/transaction";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { forgetPolicies, type NamespacePolicy } from "../namespaces/policy";
import { ageNames } from "./age-names";

const MOVE = statement(
  "clock_move",
  `UPDATE namespace SET clock_advanced_seconds = clock_advanced_seconds + $2 WHERE id = $1::uuid
   RETURNING clock_advanced_seconds::text AS total`,
);

/** Makes every living name older, in one transaction. @returns how far the clock has been moved in all, seconds */
export async function moveClock(ctx: Context, policy: NamespacePolicy, seconds: number): Promise<number> {
  const total = await inSqlTransaction(ctx.db, async (tx) => {
    const [moved] = await tx.sql<{ total: string }>(MOVE, [policy.id, seconds]);
    await ageNames(tx, { namespaceId: policy.id }, seconds);
    await recordAudit(tx, ctx, {
      action: "namespaces.advance_clock",
      accountId: null,
      subject: { kind: "namespace", id: policy.id, name: policy.name },
      after: { seconds, totalSeconds: Number(moved?.total) },
    });
    return Number(moved?.total);
  });
  forgetPolicies(ctx.db);
  return total;
}

const UNDER_WAY = statement(
  "clock_payments_under_way",
  `SELECT EXISTS (SELECT FROM payment p JOIN name n ON n.id = p.name_id
     WHERE p.status = 'pending' AND p.purpose = 'auto_renewal' AND n.namespace_id = $1::uuid) AS found`,
);

/** Whether a card is being charged for a renewal of a name. */
export async function isPaymentUnderWay(ctx: Context, policy: NamespacePolicy): Promise<boolean> {
  const [row] = await ctx.db.sql<{ found: boolean }>(UNDER_WAY, [policy.id]);
  return row?.found === true;
}
