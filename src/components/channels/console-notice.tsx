import type { RouterOutputs } from "@/api/trpc/root";
import { type OperatorRoleName, whyNotOperator } from "@/services/operators/scopes";
import { Alert } from "../ui/alert";
import { Time } from "../ui/time";

/** What an operator should know first about a channel. */
export function ConsoleNotice({
  channel,
  operatorRole,
}: {
  channel: RouterOutputs["console"]["channels"]["get"];
  operatorRole: OperatorRoleName | null;
}) {
  const { state, stateReason, suspendedAt, account, isAnswerAwaited } = channel;
  const whyNot = whyNotOperator(operatorRole, "channels:write");
  return (
    <>
      {account.suspendedAt && (
        <Alert tone="bad" title="The account is suspended">
          All its keys are refused, whatever the state of the channel.
        </Alert>
      )}
      {state === "suspended" && (
        <Alert tone="bad" title="This channel is suspended">
          {suspendedAt && (
            <p>
              Since <Time at={suspendedAt} form="datetime" />.
            </p>
          )}
          <p className="whitespace-pre-line">{stateReason}</p>
        </Alert>
      )}
      {state === "refused" && (
        <Alert tone="bad" title="The application was refused">
          <p className="whitespace-pre-line">{stateReason}</p>
        </Alert>
      )}
      {isAnswerAwaited && (
        <Alert tone="warn" title="The registrar owes an answer">
          You hear by mail when it comes.
        </Alert>
      )}
      {whyNot && <Alert tone="info">{whyNot}.</Alert>}
    </>
  );
}
