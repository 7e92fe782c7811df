import { Alert } from "../ui/alert";
import { LinkButton } from "../ui/button";

/** A link of a verification mail that does nothing, and where to have another sent. */
export function UnusableLink({ problem }: { problem: string }) {
  return (
    <>
      <Alert tone="bad">{problem}</Alert>
      <p className="text-ink-2">
        If the address was confirmed before, all is done. Else whoever manages the names can have another mail
        sent, under Contacts in the dashboard.
      </p>
      <LinkButton href="/dashboard/contacts">Open contacts</LinkButton>
    </>
  );
}
