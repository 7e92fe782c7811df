import type { RouterOutputs } from "@/api/trpc/root";
import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/button";
import { Time } from "../ui/time";

/** What matters now, and the one next step. */
export function ChannelNotice({
  channel,
}: {
  channel: NonNullable<RouterOutputs["channels"]["own"]["channel"]>;
}) {
  const { state, stateReason, suspendedAt, liveKeys } = channel;
  if (state === "suspended") {
    return (
      <Alert tone="bad" title="This channel is suspended">
        {suspendedAt && (
          <p>
            Since <Time at={suspendedAt} form="datetime" />. Every command but the status is refused; your
            names stay on DNS.
          </p>
        )}
        <p className="mt-1 whitespace-pre-line">{stateReason}</p>
      </Alert>
    );
  }
  if (state === "refused") {
    return (
      <Alert tone="bad" title="The application was refused">
        <p className="whitespace-pre-line">{stateReason}</p>
      </Alert>
    );
  }
  if (channel.isAnswerAwaited) {
    return (
      <Alert tone="warn" title="The operators wait for your answer">
        Read their question under Messages, and answer there.
      </Alert>
    );
  }
  if (state === "applied") {
    return (
      <Alert tone="info" title="The operators review your application">
        Both contacts get a mail when they decide or ask. You can prepare keys meanwhile: until then they
        answer the status only.
      </Alert>
    );
  }
  if (liveKeys === 0) {
    return (
      <Alert
        tone="info"
        title="Next: create a key"
        action={
          <LinkButton size="sm" icon="key-round" href="/dashboard/channel/keys">
            Keys
          </LinkButton>
        }
      >
        Your software signs in with it.
      </Alert>
    );
  }
  if (state === "ote") {
    return (
      <Alert
        tone="info"
        title="Next: run OT&E in the sandbox"
        action={
          <LinkButton size="sm" icon="badge-check" href="/dashboard/channel/ote">
            OT&E
          </LinkButton>
        }
      >
        Commands that change something in production are refused until a run is signed off.
      </Alert>
    );
  }
  return null;
}
