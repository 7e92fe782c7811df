import { requireOperator } from "../access/require";
import { loadChannelBySlug, loadOwnChannel } from "../channels/load";
import type { Context } from "../context";
import type { CommandsInput, OwnCommandsInput } from "./schema";
import { type CommandPage, type ExportedCommand, type ListedCommand, selectCommands } from "./select";

/** Commands of all channels, the newest first. Operators only. @throws RegistryError not_found (the channel) */
export async function listCommands(ctx: Context, input: CommandsInput): Promise<CommandPage<ListedCommand>> {
  return selectCommands(ctx.db, await channelAsked(ctx, input), input, "listed");
}

/** The same with what was asked and answered. Operators only. */
export async function exportCommands(
  ctx: Context,
  input: CommandsInput,
): Promise<CommandPage<ExportedCommand>> {
  return selectCommands(ctx.db, await channelAsked(ctx, input), input, "exported");
}

/** Commands of the account's own channel, the newest first. @throws RegistryError missing_scope | not_found (no channel) */
export async function listOwnCommands(
  ctx: Context,
  input: OwnCommandsInput,
): Promise<CommandPage<ListedCommand>> {
  const { id } = await loadOwnChannel(ctx, "channel:read");
  return selectCommands(ctx.db, id, input, "listed");
}

/** The same with what was asked and answered. @throws RegistryError missing_scope | not_found (no channel) */
export async function exportOwnCommands(
  ctx: Context,
  input: OwnCommandsInput,
): Promise<CommandPage<ExportedCommand>> {
  const { id } = await loadOwnChannel(ctx, "channel:read");
  return selectCommands(ctx.db, id, input, "exported");
}

async function channelAsked(ctx: Context, { channel }: CommandsInput): Promise<string | null> {
  requireOperator(ctx);
  return channel === undefined ? null : (await loadChannelBySlug(ctx.db.prisma, channel)).id;
}
