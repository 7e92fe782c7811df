"use client";

import { useState } from "react";
import { asFault, type Fault } from "../fault";
import { tell } from "../trpc";
import { Button } from "../ui/button";
import { FaultAlert } from "../ui/fault-alert";

/** Accepts an operator's invitation as the signed-in user. */
export function AcceptAsUser({ token }: { token: string }) {
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const accept = async () => {
    setBusy(true);
    setFault(null);
    try {
      await tell("console.operators.acceptInvitation", { token });
      location.assign("/console");
    } catch (error) {
      setFault(asFault(error));
      setBusy(false);
    }
  };
  return (
    <div className="space-y-4">
      {fault && <FaultAlert fault={fault} />}
      <Button variant="primary" size="lg" wide busy={busy} onClick={accept}>
        Become an operator
      </Button>
    </div>
  );
}
