import type { Channel } from "@/db/generated/client";
import type { Tx } from "@/db/transaction";
import { requireScope } from "../access/require";
import type { Scope } from "../access/scopes";
import type { Context } from "../context";
import { RegistryError } from "../errors";

export type ChannelRow = Channel;

/** The channel of the account in view. @throws RegistryError missing_scope | not_found */
export async function loadOwnChannel(
  ctx: Context,
  scope: Extract<Scope, `channel:${string}`>,
): Promise<ChannelRow> {
  const { accountId } = requireScope(ctx, scope);
  const channel = await ctx.db.prisma.channel.findUnique({ where: { accountId } });
  if (channel) return channel;
  throw new RegistryError("not_found", {
    message: "This account has no registrar channel yet: apply for one first",
  });
}

/** Any channel by its handle, for operators' verbs, which ask for their right first. @throws RegistryError not_found */
export async function loadChannelBySlug(prisma: Tx["prisma"], slug: string): Promise<ChannelRow> {
  const channel = await prisma.channel.findUnique({ where: { slug } });
  if (channel) return channel;
  throw new RegistryError("not_found", { message: "There is no such registrar channel" });
}
