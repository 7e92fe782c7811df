import { Status } from "../ui/badge";
import { Time } from "../ui/time";
import type { ContactEntry } from "./entry";

/** Whether somebody at a contact's address has answered. */
export function EmailState({ verification }: { verification: ContactEntry["verification"] }) {
  if (verification.state === "verified") return <Status tone="ok">Verified</Status>;
  if (verification.state === "waiting") {
    return (
      <span className="inline-flex flex-wrap items-baseline gap-x-1.5">
        <Status tone="warn">Waiting</Status>
        <span className="text-ink-3 text-sm">
          mail sent <Time at={verification.sentAt} />
        </span>
      </span>
    );
  }
  return <Status tone="neutral">Not verified</Status>;
}
