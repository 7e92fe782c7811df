"use client";

import { useState } from "react";
import { asFault, type Fault } from "../fault";
import { tell } from "../trpc";
import { Button } from "../ui/button";
import { FaultAlert } from "../ui/fault-alert";

/** Accepts an invitation as the signed-in user; the account is in view afterwards. */
export function AcceptAsUser({ token, organization }: { token: string; organization: string }) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const accept = async () => {
    setBusy(true);
    setFault(null);
    try {
      await tell("members.acceptInvitation", { token });
      location.assign("/dashboard");
    } catch (error) {
      setFault(asFault(error));
      setBusy(false);
    }
  };
  return (
    <div className="space-y-4">
      {fault && <FaultAlert fault={fault} />}
      <Button variant="primary" size="lg" wide busy={busy} onClick={accept}>
        Join {organization}
      </Button>
    </div>
  );
}
