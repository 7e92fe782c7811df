"use client";

import { tell } from "../trpc";
import { Button } from "../ui/button";
import { useAction } from "../use-action";

/** Takes the request to unlock a name back. */
export function WithdrawUnlock({ fqdn }: { fqdn: string }) {
  const { run, busy } = useAction();
  return (
    <Button
      size="sm"
      busy={busy}
      onClick={() =>
        run(() => tell("locks.withdraw", { name: fqdn }), "Withdrawn: the registry lock stays on")
      }
    >
      Withdraw
    </Button>
  );
}
