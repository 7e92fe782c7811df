"use client";

import { lazy, Suspense, useState } from "react";
import { Button } from "../ui/button";
import { SelectionBar, useSelection } from "../ui/selection";
import type { NameLine } from "./names-table";

const BulkRenewDialog = lazy(() => import("./bulk-renew-dialog"));
const BulkLockDialog = lazy(() => import("../locks/bulk-lock-dialog"));
const BulkAutoRenewDialog = lazy(() => import("./bulk-auto-renew-dialog"));

/** What a bulk dialog needs of a name. */
export type BulkName = Pick<
  NameLine,
  "fqdn" | "unicode" | "namespace" | "premium" | "expiresAt" | "autoRenew"
>;

/** What a year of renewal costs by namespace, minor units. */
export type RenewPrices = Readonly<Record<string, { amount: number; currency: string; maxYears: number }>>;

/** What can be done with several names at once. `canRenew`, `canChange`: what the viewer's role allows. */
export function BulkBar({
  names,
  prices,
  canRenew,
  canChange,
}: {
  names: readonly BulkName[];
  prices: RenewPrices;
  canRenew: boolean;
  canChange: boolean;
}) {
  const { ids, clear } = useSelection();
  const [open, setOpen] = useState<"renew" | "auto-renew" | "lock" | null>(null);
  const chosen = names.filter((name) => ids.has(name.fqdn));
  const close = (done: boolean) => {
    setOpen(null);
    if (done) clear();
  };
  return (
    <>
      <SelectionBar noun={["name", "names"]}>
        <Button size="sm" variant="primary" disabled={!canRenew} onClick={() => setOpen("renew")}>
          Renew
        </Button>
        <Button size="sm" disabled={!canChange} onClick={() => setOpen("auto-renew")}>
          Auto-renew
        </Button>
        <Button size="sm" disabled={!canChange} onClick={() => setOpen("lock")}>
          Registry lock
        </Button>
      </SelectionBar>
      <Suspense>
        {open === "renew" && <BulkRenewDialog names={chosen} prices={prices} onClose={close} />}
        {open === "lock" && <BulkLockDialog names={chosen} onClose={close} />}
        {open === "auto-renew" && <BulkAutoRenewDialog names={chosen} onClose={close} />}
      </Suspense>
    </>
  );
}
