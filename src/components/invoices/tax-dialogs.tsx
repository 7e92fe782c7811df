"use client";

import { lazy, Suspense } from "react";
import { tell } from "../trpc";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { toast } from "../ui/toast";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";

const TaxRateDialog = lazy(() => import("./tax-rate-dialog"));

/** The dialogs about taxes: `?tax`, `?take-back=<id>`. */
export function TaxDialogs({ rates }: { rates: readonly { id: string; what: string }[] }) {
  const [tax] = useUrlParam("tax");
  const [rateId] = useUrlParam("take-back");
  const close = useCloseDialogs("tax", "take-back");
  const rate = rates.find(({ id }) => id === rateId);
  return (
    <>
      <Suspense>{tax && <TaxRateDialog onClose={close} />}</Suspense>
      {rate && (
        <ConfirmDialog
          open
          onClose={close}
          title={`Take back ${rate.what}?`}
          confirmLabel="Take back"
          danger
          onConfirm={async () => {
            await tell("console.billing.removeTaxRate", { rateId: rate.id });
            toast({ tone: "ok", text: `${rate.what} is taken back` });
          }}
        >
          <p>The rate before it holds again. One that an invoice has on it stays.</p>
        </ConfirmDialog>
      )}
    </>
  );
}
