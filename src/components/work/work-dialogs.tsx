"use client";

import { lazy, Suspense, useState } from "react";
import { Button } from "../ui/button";

const ApplyDialog = lazy(() => import("./apply-dialog"));
const RejectDialog = lazy(() => import("./reject-dialog"));

/** Applies or rejects one. The dialogs are loaded when they are opened. */
export function WorkButtons({ id, fqdn, whyNot }: { id: string; fqdn: string; whyNot: string | null }) {
  const [open, setOpen] = useState<"apply" | "reject" | null>(null);
  const close = () => setOpen(null);
  return (
    <div className="flex justify-end gap-1.5" data-tip={whyNot ?? undefined}>
      <Button
        size="sm"
        disabled={whyNot !== null}
        aria-label={`Reject ${fqdn}`}
        onClick={() => setOpen("reject")}
      >
        Reject
      </Button>
      <Button
        size="sm"
        variant="primary"
        disabled={whyNot !== null}
        aria-label={`Apply ${fqdn}`}
        onClick={() => setOpen("apply")}
      >
        Apply
      </Button>
      <Suspense>
        {open === "apply" && <ApplyDialog id={id} onClose={close} />}
        {open === "reject" && <RejectDialog id={id} fqdn={fqdn} onClose={close} />}
      </Suspense>
    </div>
  );
}
