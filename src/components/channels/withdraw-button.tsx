"use client";

import { tell } from "../trpc";
import { Button } from "../ui/button";
import { useAction } from "../use-action";

/** Takes back a request for a listing; it can be asked for again. */
export function WithdrawButton({ namespace }: { namespace: string }) {
  const { run, busy } = useAction();
  return (
    <Button
      size="sm"
      variant="ghost"
      busy={busy}
      onClick={() =>
        run(() => tell("channels.withdrawRequest", { namespace }), `${namespace} is no longer asked for`)
      }
    >
      Take back
    </Button>
  );
}
