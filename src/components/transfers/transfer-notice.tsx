import { TRANSFERS_PATH } from "../names/paths";
import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/button";
import { Time } from "../ui/time";
import { partyName, type Transfer } from "./transfer-words";

/** Above every page of a name that somebody has asked for: until when its holder can answer. */
export function TransferNotice({ transfer }: { transfer: Transfer }) {
  if (transfer.state !== "pending") return null;
  return (
    <div className="mb-6">
      <Alert
        tone="warn"
        title={`${partyName(transfer.gaining)} has asked for this name`}
        action={
          <LinkButton href={`${TRANSFERS_PATH}?direction=out`} size="sm">
            Answer
          </LinkButton>
        }
      >
        If you do nothing, it goes over to them on <Time at={transfer.actsAt} form="datetime" />. Until then
        nothing of it changes but its records.
      </Alert>
    </div>
  );
}
