import Link from "next/link";
import { Alert } from "../ui/alert";

/** Where mail is while the portal sends none: a demonstration keeps it for its operators. */
export function KeptMail() {
  return (
    <Alert tone="info" title="This demonstration sends no mail">
      <p>
        What would be sent waits in the operators’{" "}
        <Link href="/console/mailbox" prefetch={false} className="font-medium text-accent underline">
          mailbox
        </Link>
        : sign in as the operator that the portal showed when it started.
      </p>
    </Alert>
  );
}
