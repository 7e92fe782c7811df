"use client";

import { lazy, Suspense } from "react";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";

const StartRunDialog = lazy(() => import("./start-run-dialog"));

/** The dialog of the list of runs: `?start=1`, or `?start=<channel>`. */
export function StartRunDialogs() {
  const [start] = useUrlParam("start");
  const close = useCloseDialogs("start");
  return <Suspense>{start !== null && <StartRunDialog slug={start} onClose={close} />}</Suspense>;
}
