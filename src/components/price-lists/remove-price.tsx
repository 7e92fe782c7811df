"use client";

import { useState } from "react";
import { tell } from "../trpc";
import { Button } from "../ui/button";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { toast } from "../ui/toast";
import { useAction } from "../use-action";

/** Takes a planned price back, after asking. */
export function RemovePrice({
  priceId,
  what,
  disabled,
}: {
  priceId: string;
  what: string;
  disabled: boolean;
}) {
  const [asking, setAsking] = useState(false);
  const { run } = useAction({ quiet: true });
  return (
    <>
      <Button size="sm" variant="danger-quiet" disabled={disabled} onClick={() => setAsking(true)}>
        Take back
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={`Take the planned price for ${what} back?`}
        confirmLabel="Take back"
        danger
        onConfirm={async () => {
          await tell("console.namespaces.removePrice", { priceId });
          toast({ tone: "ok", text: `The planned price for ${what} is gone` });
          void run(async () => {});
        }}
      >
        <p>The price before it then stays in force.</p>
      </ConfirmDialog>
    </>
  );
}
