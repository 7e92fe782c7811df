"use client";

import { useRouter } from "next/navigation";
import { lazy, type ReactNode, Suspense, startTransition, useState } from "react";
import { formatMoney } from "@/lib/money";
import { tell } from "../trpc";
import { Button } from "../ui/button";
import { toast } from "../ui/toast";
import { NAMES_PATH } from "./paths";

const ConfirmDialog = lazy(() =>
  import("../ui/confirm-dialog").then(({ ConfirmDialog: dialog }) => ({ default: dialog })),
);

/** Deletes a name after its name is typed; `children` say what that does now. */
export function DeleteName({
  fqdn,
  unicode,
  disabled,
  children,
}: {
  fqdn: string;
  unicode: string;
  disabled: boolean;
  children: ReactNode;
}) {
  const router = useRouter();
  const [open, setOpen] = useState(false);

  const remove = async () => {
    const { released, refundedAmount, currency } = await tell("names.delete", {
      name: fqdn,
      confirm: unicode,
    });
    const refund = refundedAmount
      ? `: ${formatMoney({ amount: refundedAmount, currency })} is back on your balance`
      : "";
    toast({ tone: "ok", text: `${unicode} is deleted${refund}` });
    startTransition(() => {
      if (released) router.push(NAMES_PATH);
      router.refresh();
    });
  };

  return (
    <>
      <Button variant="danger-quiet" icon="trash" disabled={disabled} onClick={() => setOpen(true)}>
        Delete this name
      </Button>
      {open && (
        <Suspense>
          <ConfirmDialog
            open
            danger
            onClose={() => setOpen(false)}
            title={`Delete ${unicode}?`}
            confirmLabel="Delete it"
            typeToConfirm={unicode}
            onConfirm={remove}
          >
            {children}
          </ConfirmDialog>
        </Suspense>
      )}
    </>
  );
}
