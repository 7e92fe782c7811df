import { minorDigits, toDecimal } from "@/lib/money";
import { isoSeconds } from "@/lib/time";
import { scopesOf } from "../access/require";
import { balancesOf } from "../billing/balance";
import type { Context } from "../context";
import { FIXTURE_LABELS } from "../namespaces/fixture-labels";
import { capabilities } from "./capabilities";
import { eppGatewayContract, registryServiceContract } from "./contract";
import { docsLinks } from "./docs-links";
import type { ChannelContext, ChannelFacts } from "./gate";
import { nothingOffered } from "./offer";
import { findTestSequence } from "./test-sequence";

/** What this credential is and may do, whatever the channel's state. */
export async function preflight(ctx: ChannelContext, _input: unknown, channel: ChannelFacts) {
  const { actor, db } = ctx;
  const key = await db.prisma.apiKey.findUniqueOrThrow({ where: { id: actor.keyId } });
  const { listings, lowBalanceAmount } = await db.prisma.channel.findUniqueOrThrow({
    where: { id: channel.id },
    select: {
      lowBalanceAmount: true,
      listings: { include: { namespace: true }, orderBy: { namespace: { name: "asc" } } },
    },
  });
  const approved = listings.filter(
    ({ state, namespace }) => state === "approved" && namespace.listedFor.includes("registrar_v1"),
  );
  const tlds = approved.map(({ namespace }) => namespace.name);
  const currencies = new Set(approved.map(({ namespace }) => namespace.currency));
  const offer = ctx.offer ?? nothingOffered();
  return {
    api_key: {
      id: actor.keyId,
      label: actor.label,
      hint: key.hint,
      profile: actor.profile,
      scopes: [...actor.scopes],
      expires_at: key.expiresAt && isoSeconds(key.expiresAt),
      allowed_addresses: key.allowedAddresses,
    },
    registrar_channel: {
      id: channel.id,
      slug: channel.slug,
      state: channel.state,
      state_reason: channel.stateReason,
      production_approved: channel.state === "production_approved",
      certified_until: channel.certifiedUntil && isoSeconds(channel.certifiedUntil),
    },
    namespace_listings: listings.map(({ namespace, state, reason, requestedAt, decidedAt }) => ({
      namespace: namespace.name,
      state,
      approved: tlds.includes(namespace.name),
      requested_at: isoSeconds(requestedAt),
      decided_at: decidedAt && isoSeconds(decidedAt),
      reason,
    })),
    rate_limit: {
      limit_per_minute: channel.rateLimitPerMinute,
      window_seconds: 60,
      per: "channel, API key and endpoint",
      headers: ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "Retry-After"],
    },
    sandbox_flags: {
      available: capabilities({ ...actor, state: channel.state, isListed: tlds.length > 0 }).some(
        ({ command, sandbox_available }) => command === "create_domain" && sandbox_available,
      ),
      flag_header: "X-Registrar-Sandbox: 1",
      flag_field: "sandbox",
      fixtures: tlds.map((tld) => ({ tld, domains: FIXTURE_LABELS.map((label) => `${label}.${tld}`) })),
    },
    ote_test_sequence: await findTestSequence(db, channel, tlds[0] ?? null),
    audit_provenance: {
      registrar_channel_id: channel.id,
      channel_slug: channel.slug,
      audit_feed: "GET /poll",
    },
    balances: await balances(ctx, actor.accountId, currencies, lowBalanceAmount),
    docs: docsLinks(ctx.publicUrl),
    commands: capabilities({ ...actor, state: channel.state, isListed: tlds.length > 0 }),
    registry_service: registryServiceContract(),
    epp_gateway: eppGatewayContract(offer),
  };
}

export type StatusResult = Awaited<ReturnType<typeof preflight>>;

/** What the channel can spend, in the currencies of its namespaces; null for a credential that may not see money. */
async function balances(
  ctx: Context,
  accountId: string,
  currencies: ReadonlySet<string>,
  lowBalanceAmount: number | null,
) {
  if (!scopesOf(ctx.actor).includes("billing:read")) return null;
  const found = await balancesOf(ctx, accountId);
  return found
    .filter(({ currency }) => currencies.size === 0 || currencies.has(currency))
    .map(({ currency, balance, creditLimit, available }) => ({
      currency,
      balance: decimal(balance, currency),
      credit_limit: decimal(creditLimit, currency),
      available: decimal(available, currency),
      low_balance: lowBalanceAmount !== null && available < lowBalanceAmount,
    }));
}

function decimal(amount: number, currency: string): string {
  return toDecimal(amount, currency).toFixed(minorDigits(currency));
}

/** What the command log keeps of it: who asked and what stood then, not the contracts, which are the same for all. */
export function statusSummary(result: object): object {
  const { api_key, registrar_channel, namespace_listings, audit_provenance, commands } =
    result as StatusResult;
  return {
    api_key: { id: api_key.id, profile: api_key.profile, scopes: api_key.scopes },
    registrar_channel,
    namespace_listings: namespace_listings.map(({ namespace, state }) => ({ namespace, state })),
    audit_provenance,
    commands: commands.map(({ command, sandbox_available, production_available, disabled_reason }) => ({
      command,
      sandbox_available,
      production_available,
      disabled_reason,
    })),
  };
}
