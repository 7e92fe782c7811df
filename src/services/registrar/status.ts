import type { ChannelContext, ChannelFacts } from "./gate";

/** What this credential is and may do, whatever the channel's state. */
export async function preflight(
  _ctx: ChannelContext,
  _input: unknown,
  channel: ChannelFacts,
): Promise<object> {
  return { registrar_channel: { id: channel.id, slug: channel.slug, state: channel.state } };
}
