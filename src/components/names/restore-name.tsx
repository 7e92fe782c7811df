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

/** Brings a deleted name back for the restore fee, with a renewal where its term has ended. */
export function RestoreName({
  fqdn,
  unicode,
  fee,
  renewal,
  years,
  currency,
  balance,
  disabled,
}: {
  fqdn: string;
  unicode: string;
  /** Minor units, as are `renewal` and `balance`; that is null when the viewer may not know it. */
  fee: number;
  /** For so many `years`; 0 = its term runs. */
  renewal: number;
  years: number;
  currency: string;
  balance: number | null;
  disabled: boolean;
}) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const money = (amount: number) => formatMoney({ amount, currency });
  const price = money(fee + renewal);

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
              {balance !== null && `, which is ${money(balance)} now`}
              {years > 0 &&
                `: the restore fee of ${money(fee)}, and ${money(renewal)} for ${years === 1 ? "a year" : `${years} years`}, since its term has ended`}
              . The name answers on DNS again as it did before
              {years === 0 && "; its expiry does not change"}.
            </p>
          </ConfirmDialog>
        </Suspense>
      )}
    </>
  );
}
