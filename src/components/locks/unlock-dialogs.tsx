"use client";

import { lazy, Suspense } from "react";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";
import type { Unlock } from "./unlock-table";

const DecideDialog = lazy(() => import("./decide-dialog"));

/** The dialogs of the operators' page: `?approve=<request>` and `?refuse=<request>`. */
export function UnlockDialogs({ unlocks }: { unlocks: readonly Unlock[] }) {
  const [approve] = useUrlParam("approve");
  const [refuse] = useUrlParam("refuse");
  const close = useCloseDialogs("approve", "refuse");
  const unlock = unlocks.find(({ id }) => id === (approve ?? refuse));
  if (!unlock) return null;
  return (
    <Suspense>
      <DecideDialog unlock={unlock} decision={approve ? "approve" : "refuse"} onClose={close} />
    </Suspense>
  );
}
