import { REGISTRAR_SCOPES } from "../access/registrar-scopes";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { channelBlocks } from "./channel-blocks";
import { keyBlock } from "./status";

/**
 * What `GET /status` would say to a key of the account's own channel; without a key, to one with every scope (`api_key` is
 * then null). In the words of the wire.
 * @throws RegistryError not_found (no such live key) | no_channel
 */
export async function channelStatus(ctx: Context, { keyId }: { readonly keyId?: string }) {
  const { accountId } = requireScope(ctx, "channel:read");
  const channel = await ctx.db.prisma.channel.findUnique({ where: { accountId } });
  if (!channel) throw new RegistryError("no_channel");
  if (keyId === undefined) {
    return { api_key: null, ...(await channelBlocks(ctx, channel, REGISTRAR_SCOPES)) };
  }
  const key = await ctx.db.prisma.apiKey.findFirst({
    where: { id: keyId, channelId: channel.id, revokedAt: null },
  });
  if (!key) throw new RegistryError("not_found", { message: "There is no such key" });
  const api_key = keyBlock(key);
  return { api_key, ...(await channelBlocks(ctx, channel, api_key.scopes)) };
}
