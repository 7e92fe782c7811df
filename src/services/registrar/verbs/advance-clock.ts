import type { ChannelContext } from "../gate";
import type { CommandInputs } from "../inputs";
import { moveSandbox } from "../sandbox-clock";

/** Moves the clock of the channel's sandbox on. @throws RegistryError as `moveSandbox` */
export async function advanceClock(
  ctx: ChannelContext,
  { days }: CommandInputs["advance_clock"],
): Promise<object> {
  const moved = await moveSandbox(ctx, ctx.actor, days * 86_400);
  return {
    advanced_seconds: moved.advancedSeconds,
    total_seconds: moved.totalSeconds,
    happened: moved.moments.flatMap(({ afterSeconds, events }) =>
      events.map(({ type, subject }) => ({ after_seconds: afterSeconds, event: type, domain: subject })),
    ),
    skipped: moved.skipped,
  };
}
