"use client";

import { lazy, Suspense } from "react";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";

const HoldDialog = lazy(() => import("./hold-dialog"));
const LocksDialog = lazy(() => import("./locks-dialog"));

export interface NameInDialogs {
  readonly fqdn: string;
  readonly unicode: string;
  readonly serverStatuses: readonly string[];
}

/** The dialogs of a name's page: `?hold` puts on hold or takes off, `?locks` sets the registry's locks. */
export function StatusDialogs({ name }: { name: NameInDialogs }) {
  const [hold] = useUrlParam("hold");
  const [locks] = useUrlParam("locks");
  const close = useCloseDialogs("hold", "locks");
  return (
    <Suspense>
      {hold && <HoldDialog name={name} onClose={close} />}
      {locks && <LocksDialog name={name} onClose={close} />}
    </Suspense>
  );
}
