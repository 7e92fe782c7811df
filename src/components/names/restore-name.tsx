"use client";

import { useRouter } from "next/navigation";
import { lazy, Suspense, startTransition, useState } from "react";
import { formatMoney } from "@/lib/money";
import { tell } from "../trpc";
import { Button } from "../ui/button";
import { toast } from "../ui/toast";

const ConfirmDialog = lazy(() =>
  import("../ui/confirm-dialog").then(({ ConfirmDialog: dialog }) => ({ default: dialog })),
);

/** Brings a deleted name back for the restore fee. */
export function RestoreName({
  fqdn,
  unicode,
  amount,
  currency,
  balance,
  disabled,
}: {
  fqdn: string;
  unicode: string;
  /** Minor units, as is `balance`; null when the viewer may not know that. */
  amount: number;
  currency: string;
  balance: number | null;
  disabled: boolean;
}) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const price = formatMoney({ amount, currency });

  const restore = async () => {
    await tell("names.restore", { name: fqdn });
    toast({ tone: "ok", text: `${unicode} is restored` });
    startTransition(() => router.refresh());
  };

  return (
    <>
      <Button variant="primary" icon="archive-arrow-up" disabled={disabled} onClick={() => setOpen(true)}>
        Restore for {price}
      </Button>
      {open && (
        <Suspense>
          <ConfirmDialog
            open
            onClose={() => setOpen(false)}
            title={`Restore ${unicode}?`}
            confirmLabel={`Restore for ${price}`}
            onConfirm={restore}
          >
            <p>
              {price} is taken from your balance
              {balance !== null && `, which is ${formatMoney({ amount: balance, currency })} now`}. The name
              answers on DNS again as it did before; its expiry does not change.
            </p>
          </ConfirmDialog>
        </Suspense>
      )}
    </>
  );
}
