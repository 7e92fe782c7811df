"use client";

import { useState } from "react";
import { asFault, type Fault } from "../fault";
import { tell } from "../trpc";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { FaultAlert } from "../ui/fault-alert";
import { UnusableLink } from "./unusable-link";

/** The button of a verification mail's page: programs that check mails open links, and press nothing. */
export function ConfirmAddress({
  token,
  organization,
  email,
}: {
  token: string;
  /** Who named the address. */
  organization: string;
  email: string;
}) {
  const [state, setState] = useState<"asked" | "busy" | "done">("asked");
  const [fault, setFault] = useState<Fault | null>(null);
  const confirm = async () => {
    setState("busy");
    setFault(null);
    try {
      await tell("contacts.verifyEmail", { token });
      setState("done");
    } catch (error) {
      setFault(asFault(error));
      setState("asked");
    }
  };
  if (state === "done") {
    return (
      <Alert tone="ok" live title="The address is confirmed">
        Registrations of {organization} that waited for it go on. You can close this page.
      </Alert>
    );
  }
  if (fault?.code === "token_invalid") return <UnusableLink problem={fault.message} />;
  return (
    <>
      <p className="text-pretty text-ink-2 [overflow-wrap:anywhere]">
        <strong className="font-medium text-ink">{organization}</strong> named{" "}
        <strong className="font-medium text-ink">{email}</strong> as a contact of its domain names. Confirm
        that you read mail there and know of it.
      </p>
      {fault && <FaultAlert fault={fault} />}
      <Button variant="primary" busy={state === "busy"} onClick={confirm}>
        Confirm this address
      </Button>
      <p className="text-ink-3 text-sm">
        If you do not know why, close this page: nothing happens without the button.
      </p>
    </>
  );
}
