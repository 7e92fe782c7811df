import type { ChannelState } from "@/db/generated/enums";
import { minorDigits, toDecimal } from "@/lib/money";
import { isoSeconds } from "@/lib/time";
import type { RegistrarScope } from "../access/registrar-scopes";
import { scopesOf } from "../access/require";
import { balancesOf } from "../billing/balance";
import type { Context } from "../context";
import { FIXTURE_LABELS } from "../namespaces/fixture-labels";
import { capabilities } from "./capabilities";
import { eppGatewayContract, registryServiceContract } from "./contract";
import { docsLinks } from "./docs-links";
import { nothingOffered } from "./offer";
import { findTestSequence } from "./test-sequence";

/** The channel whose status is told. */
export interface ChannelSubject {
  readonly id: string;
  readonly slug: string;
  readonly accountId: string;
  readonly state: ChannelState;
  readonly stateReason: string | null;
  readonly rateLimitPerMinute: number;
  readonly certifiedUntil: Date | null;
}

/** What `GET /status` says beside the key: of the channel, what `scopes` may do on it, and the contracts. */
export async function channelBlocks(
  ctx: Context,
  channel: ChannelSubject,
  scopes: readonly RegistrarScope[],
) {
  const { listings, lowBalanceAmount } = await ctx.db.prisma.channel.findUniqueOrThrow({
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
  const commands = capabilities({ scopes, state: channel.state, isListed: tlds.length > 0 });
  return {
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
      available: commands.some((row) => row.command === "create_domain" && row.sandbox_available),
      flag_header: "X-Registrar-Sandbox: 1",
      flag_field: "sandbox",
      fixtures: tlds.map((tld) => ({ tld, domains: FIXTURE_LABELS.map((label) => `${label}.${tld}`) })),
    },
    ote_test_sequence: await findTestSequence(ctx.db, channel, tlds[0] ?? null),
    audit_provenance: {
      registrar_channel_id: channel.id,
      channel_slug: channel.slug,
      audit_feed: "GET /poll",
    },
    balances: await balances(ctx, channel.accountId, currencies, lowBalanceAmount),
    docs: docsLinks(ctx.publicUrl),
    commands,
    registry_service: registryServiceContract(),
    epp_gateway: eppGatewayContract(ctx.offer ?? nothingOffered()),
  };
}

/** What the channel can spend, in the currencies of its namespaces; null for who may not see money. */
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
