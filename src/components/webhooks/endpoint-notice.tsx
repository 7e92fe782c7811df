import { UrlButton } from "../account/url-button";
import { Alert } from "../ui/alert";
import { Time } from "../ui/time";
import { ResumeButton } from "./endpoint-actions";
import type { Endpoint } from "./endpoint-words";

const FIVE_DAYS = 5 * 86_400_000;

/** What keeps events from arriving, and how to get going again. */
export function EndpointNotice({ endpoint, mayChange }: { endpoint: Endpoint; mayChange: boolean }) {
  const { id, state, stateReason, failingSince, lastSuccessAt, updatedAt, previousSecretEndsAt } = endpoint;
  return (
    <div className="space-y-3 empty:hidden">
      {state === "disabled" && (
        <Alert tone="bad" title="Disabled by the portal" action={mayChange && <ResumeButton id={id} />}>
          <p>
            {stateReason ?? "It failed for too long"}. Since <Time at={updatedAt} form="datetime" /> nothing
            is sent here, and the account’s owners were told by mail.{" "}
            {lastSuccessAt && <LastSuccess at={lastSuccessAt} />}
          </p>
          <ol className="mt-1 list-decimal pl-5">
            <li>Look at the last attempts below, and repair the receiver.</li>
            <li>Resume the webhook, and send a test event.</li>
            <li>Replay what it missed: nothing of the last 30 days is lost.</li>
          </ol>
        </Alert>
      )}
      {state === "paused" && (
        <Alert tone="info" title="Paused" action={mayChange && <ResumeButton id={id} />}>
          Since <Time at={updatedAt} form="datetime" /> nothing is sent. What happens meanwhile can be
          replayed after you resume.
        </Alert>
      )}
      {state === "active" && failingSince && (
        <Alert
          tone="warn"
          title="The last attempts failed"
          action={
            mayChange && (
              <UrlButton param="replay" icon="rotate-ccw">
                Replay
              </UrlButton>
            )
          }
        >
          Failing since <Time at={failingSince} form="datetime" />. What failed is tried again for a day and a
          half. With no success until{" "}
          <Time at={new Date(new Date(failingSince).getTime() + FIVE_DAYS)} form="datetime" /> the webhook is
          disabled.
        </Alert>
      )}
      {previousSecretEndsAt && (
        <Alert tone="info" title="Two secrets sign">
          The old secret signs beside the new one until <Time at={previousSecretEndsAt} form="datetime" />.
          Put the new one into every receiver by then.
        </Alert>
      )}
    </div>
  );
}

function LastSuccess({ at }: { at: string }) {
  return (
    <>
      Its last success was <Time at={at} form="datetime" />.
    </>
  );
}
