import { statement } from "@/db/sql";
import { type SqlTx, undone } from "@/db/transaction";
import { within } from "../context";
import type { ParsedName } from "../names/label";
import { parseForLookup } from "../names/load";
import { isFixtureLabel } from "../namespaces/fixture-labels";
import type { CommandName } from "./commands";
import type { DomainResult } from "./domain-result";
import { standingSpec } from "./fixtures";
import type { ChannelContext } from "./gate";
import { magicOf } from "./magic-names";
import { findSandboxKind, materialiseName, putSandboxName } from "./sandbox-names";

/** The label that a claims notice covers in every sandbox. */
const CLAIM_LABEL = "ote-claim";

/** Its notice, as the checklist names it. */
export const SANDBOX_CLAIM = {
  noticeId: "OTE-CLAIM-1",
  notice:
    "This name matches a mark that exists in the sandbox only. Show this notice to the registrant before you go on.",
} as const;

/** Of the answer to a create. */
type CreatedResult = Pick<
  DomainResult,
  "domain" | "registered_at" | "expires_at" | "auto_renew" | "privacy" | "premium"
>;

/** What a sandbox command answered, and what it would have written. */
export interface Undone {
  readonly result: object;
  readonly effects: object;
}

/**
 * Runs a command's verb on the channel's sandbox: in a transaction that is undone, with its sandbox name made real for
 * the while and money lent. The rules are those of production; nothing of inventory, balances, nameservers, lifecycle or
 * backend work changes.
 * @param domains the names that the command is about
 */
export async function inSandbox(
  ctx: ChannelContext,
  command: CommandName,
  domains: readonly string[],
  run: (ctx: ChannelContext) => Promise<object>,
): Promise<Undone> {
  const names = (await Promise.all(domains.map((domain) => findName(ctx, domain)))).filter(
    (name) => name !== null,
  );
  return undone(ctx.db, async (tx) => {
    for (const name of names) {
      // A create may be tried again and again: what an earlier one made is no obstacle to it.
      const isOffer = command === "create_domain" || command === "check_domain";
      const kinds = isOffer ? (["fixture"] as const) : (["fixture", "created"] as const);
      if (!isOffer && magicOf(name.label)) await standMagicName(tx, ctx, name);
      await materialiseName(tx, ctx.actor, name.fqdn, kinds);
      if (name.label === CLAIM_LABEL) await coverByClaim(tx, name);
    }
    await lendMoney(tx, ctx.actor.accountId);
    const result = await run({ ...within(ctx, tx), actor: ctx.actor, sandbox: true });
    return { result, effects: await readEffects(tx, ctx.requestId) };
  });
}

/** Magic names are in every sandbox, without a reset: what is asked of them is about a name that is there. */
async function standMagicName(tx: SqlTx, ctx: ChannelContext, name: ParsedName): Promise<void> {
  const { channelId } = ctx.actor;
  if ((await findSandboxKind(tx, channelId, name.fqdn)) !== null) return;
  await putSandboxName(
    tx,
    channelId,
    name.fqdn,
    "created",
    standingSpec(name.policy, name, ctx.now),
    ctx.now,
  );
}

/** Whether one of `domains` is a fixture: what is asked of it is asked of the sandbox. */
export async function areFixtures(ctx: ChannelContext, domains: readonly string[]): Promise<boolean> {
  if (!domains.some((domain) => /^\s*ote-/i.test(domain))) return false;
  const names = await Promise.all(domains.map((domain) => findName(ctx, domain)));
  return names.some((name) => name !== null && isFixtureLabel(name.policy, name.label));
}

/** Whether a read has to look into the sandbox: the name is there, and no real registration of the channel has it. */
export async function isSandboxName(ctx: ChannelContext, domain: string): Promise<boolean> {
  const name = await findName(ctx, domain);
  if (!name || (await findSandboxKind(ctx.db, ctx.actor.channelId, name.fqdn)) === null) return false;
  const [own] = await ctx.db.sql(FIND_OWN, [name.fqdn, ctx.actor.accountId]);
  return own === undefined;
}

const FIND_OWN = statement(
  "sandbox_find_own",
  "SELECT id FROM name WHERE fqdn = $1 AND account_id = $2::uuid AND released_at IS NULL",
);

/** Remembers what a sandbox create answered with, so that the name can be read and changed in the sandbox. */
export async function keepCreated(on: SqlTx, ctx: ChannelContext, result: object): Promise<void> {
  const created = result as CreatedResult;
  const name = await findName(ctx, created.domain);
  if (!name) return;
  const { policy, label, labelUnicode, fqdn } = name;
  await putSandboxName(
    on,
    ctx.actor.channelId,
    fqdn,
    "created",
    {
      namespaceId: policy.id,
      label,
      labelUnicode,
      registeredAt: created.registered_at,
      expiresAt: created.expires_at,
      autoRenew: created.auto_renew,
      privacy: created.privacy,
      premium: created.premium,
      clientStatuses: ["clientTransferProhibited"],
    },
    ctx.now,
  );
}

/** What cannot be a name has no sandbox either: the verb says so. */
async function findName(ctx: ChannelContext, domain: string): Promise<ParsedName | null> {
  try {
    return await parseForLookup(ctx, domain);
  } catch {
    return null;
  }
}

const CLAIM = statement(
  "sandbox_claim",
  `INSERT INTO claimed_name (namespace_id, label, notice_id, notice) VALUES ($1::uuid, $2, $3, $4)
   ON CONFLICT (namespace_id, label) DO UPDATE SET notice_id = $3, notice = $4, ends_at = NULL`,
);

async function coverByClaim(tx: SqlTx, { policy, label }: ParsedName): Promise<void> {
  await tx.sql(CLAIM, [policy.id, label, SANDBOX_CLAIM.noticeId, SANDBOX_CLAIM.notice]);
}

/** Minor units: more than any sandbox command costs. */
const LOAN = 1_000_000_000_000;

const LEND = statement(
  "sandbox_lend",
  "UPDATE ledger_account SET credit_limit = credit_limit + $2 WHERE account_id = $1::uuid AND kind = 'customer'",
);

/** For as long as a transaction that is undone. */
export async function lendMoney(tx: SqlTx, accountId: string): Promise<void> {
  await tx.sql(LEND, [accountId, LOAN]);
}

const EFFECTS = statement(
  "sandbox_effects",
  `SELECT
     (SELECT coalesce(json_agg(json_build_object('action', action, 'subject', subject_name, 'before', before,
        'after', after) ORDER BY id), '[]') FROM audit_entry WHERE request_id = $1) AS audit,
     (SELECT coalesce(json_agg(json_build_object('kind', t.kind, 'description', t.description, 'amount', e.amount,
        'currency', a.currency) ORDER BY t.number), '[]')
      FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id
      JOIN ledger_account a ON a.id = e.ledger_account_id AND a.kind = 'customer'
      WHERE t.request_id = $1) AS ledger,
     (SELECT coalesce(json_agg(json_build_object('type', type, 'subject', subject) ORDER BY position, id), '[]')
      FROM event WHERE request_id = $1) AS events,
     (SELECT coalesce(json_agg(json_build_object('command', command, 'domain', fqdn, 'desired', desired)), '[]')
      FROM pending_work WHERE request_id = $1) AS pending_work`,
);

/** What the command wrote, before it is undone: the story of a sandbox command. */
async function readEffects(tx: SqlTx, requestId: string): Promise<object> {
  const [effects] = await tx.sql<object>(EFFECTS, [requestId]);
  return effects ?? {};
}
