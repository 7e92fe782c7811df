import type { ApiKey } from "@/db/generated/client";
import { isoSeconds } from "@/lib/time";
import { isRegistrarScope, REGISTRAR_PROFILE, REGISTRAR_SCOPES } from "../access/registrar-scopes";
import { type ChannelSubject, channelBlocks } from "./channel-blocks";
import type { ChannelContext, ChannelFacts } from "./gate";

/** What this credential is and may do, whatever the channel's state. */
export async function preflight(ctx: ChannelContext, _input: unknown, channel: ChannelFacts) {
  const key = await ctx.db.prisma.apiKey.findUniqueOrThrow({ where: { id: ctx.actor.keyId } });
  const subject: ChannelSubject = { ...channel, accountId: ctx.actor.accountId };
  return { api_key: keyBlock(key), ...(await channelBlocks(ctx, subject, ctx.actor.scopes)) };
}

/** What is shown of a channel's key, and what it may do. */
export function keyBlock(
  key: Pick<ApiKey, "id" | "name" | "hint" | "profile" | "scopes" | "expiresAt" | "allowedAddresses">,
) {
  return {
    id: key.id,
    label: key.name,
    hint: key.hint,
    profile: key.profile,
    scopes: key.profile === REGISTRAR_PROFILE ? [...REGISTRAR_SCOPES] : key.scopes.filter(isRegistrarScope),
    expires_at: key.expiresAt && isoSeconds(key.expiresAt),
    allowed_addresses: key.allowedAddresses,
  };
}

export type StatusResult = Awaited<ReturnType<typeof preflight>>;

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
