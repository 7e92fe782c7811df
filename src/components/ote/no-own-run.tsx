import { LinkButton } from "../ui/button";
import { CodeBlock } from "../ui/code-block";
import { EmptyState } from "../ui/empty-state";

/** No run goes on: how one starts, and what can be done before. */
export function NoOwnRun({
  base,
  namespace,
  hadRuns,
}: {
  /** The portal's URL as the reader reaches it. */
  base: string;
  /** One that the channel is listed for; null when there is none yet. */
  namespace: string | null;
  hadRuns: boolean;
}) {
  return (
    <EmptyState
      icon="badge-check"
      title={hadRuns ? "No run is going on" : "No OT&E run yet"}
      action={<LinkButton href="/docs/registrar/ote-checklist">Open the OT&E checklist</LinkButton>}
    >
      <p>
        An operator starts a run once your channel is approved for OT&E: it gets names of its own, and you are
        told by mail. From then on the commands of your client are judged as they arrive, here, step by step.
      </p>
      <div className="mt-5 text-left">
        <p className="mb-1.5 text-ink-3 text-sm">
          The sandbox is open to you before that. The ready-made client sends the whole sequence and says what
          passed:
        </p>
        <CodeBlock
          code={`npm run ote -- --base ${base} --token $PORTOLAN_KEY --tld ${namespace ?? "<namespace>"}`}
          label="Command"
          wrap
        />
      </div>
    </EmptyState>
  );
}
