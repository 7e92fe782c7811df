"use client";

import { lazy, Suspense, useState } from "react";
import { type Output, tell } from "../trpc";
import { Button } from "../ui/button";
import { FaultAlert } from "../ui/fault-alert";
import { Time } from "../ui/time";
import { useAction } from "../use-action";

const TransferCodeDialog = lazy(() => import("./transfer-code-dialog"));

/** Makes the code by which another account can take the name over; it is shown this once. */
export function TransferCode({
  fqdn,
  validUntil,
  why,
}: {
  fqdn: string;
  /** Of the code that is in force. */
  validUntil: string | null;
  /** Why none can be made now. */
  why: string | null;
}) {
  const { run, busy, fault } = useAction({ quiet: true });
  const [made, setMade] = useState<Output<"names.authCode"> | null>(null);
  return (
    <div className="space-y-3">
      <p className="text-ink-2">
        Whoever has the code can move the name to their account and pays for a year with it. It is valid for
        14 days; a new one replaces the one before.
      </p>
      {validUntil && (
        <p>
          A code is in force until <Time at={validUntil} form="datetime" />.
        </p>
      )}
      {why && <p className="text-ink-2">{why}</p>}
      {fault && <FaultAlert fault={fault} />}
      <Button
        icon="key-round"
        busy={busy && !made}
        disabled={why !== null}
        onClick={() => run(async () => setMade(await tell("names.authCode", { name: fqdn })))}
      >
        {validUntil ? "Make a new transfer code" : "Make a transfer code"}
      </Button>
      {made && (
        <Suspense>
          <TransferCodeDialog code={made} onClose={() => setMade(null)} />
        </Suspense>
      )}
    </div>
  );
}
