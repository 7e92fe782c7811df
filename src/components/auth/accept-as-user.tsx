"use client";

import { useState } from "react";
import { asFault, type Fault } from "../fault";
import { tell } from "../trpc";
import { Button } from "../ui/button";
import { FaultAlert } from "../ui/fault-alert";
import { INVITATIONS, type InvitationTo } from "./invitations";

/** Accepts an invitation as the signed-in user; what it was for is in view afterwards. */
export function AcceptAsUser({ to, token, action }: { to: InvitationTo; token: string; action: string }) {
  const { procedure, home } = INVITATIONS[to];
  const [busy, setBusy] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  const accept = async () => {
    setBusy(true);
    setFault(null);
    try {
      await tell(procedure, { token });
      location.assign(home);
    } catch (error) {
      setFault(asFault(error));
      setBusy(false);
    }
  };
  return (
    <div className="space-y-4">
      {fault && <FaultAlert fault={fault} />}
      <Button variant="primary" size="lg" wide busy={busy} onClick={accept}>
        {action}
      </Button>
    </div>
  );
}
