"use client";

import { lazy, Suspense } from "react";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";
import type { StepState } from "./shapes";

const SignOffDialog = lazy(() => import("./sign-off-dialog"));
const RefuseDialog = lazy(async () => ({ default: (await import("./end-dialogs")).RefuseDialog }));
const AbandonDialog = lazy(async () => ({ default: (await import("./end-dialogs")).AbandonDialog }));
const RetryDialog = lazy(async () => ({ default: (await import("./step-dialogs")).RetryDialog }));
const AttachDialog = lazy(async () => ({ default: (await import("./step-dialogs")).AttachDialog }));

export interface RunInDialogs {
  readonly number: number;
  readonly name: string;
  readonly company: string;
  readonly steps: readonly { readonly id: string; readonly title: string; readonly state: StepState }[];
  readonly requiresSecondOperator: boolean;
  /** Email addresses. */
  readonly signedBy: readonly string[];
  readonly isSignedByMe: boolean;
  /** `open`: commands still count; `signed`: they count no more, and it is not decided. */
  readonly stage: "open" | "signed";
}

/** The dialogs of a run's page, loaded when the URL opens one: `?dialog=sign`, …, and `?retry=<step>`. */
export function RunDialogs({ run }: { run: RunInDialogs }) {
  const [dialog] = useUrlParam("dialog");
  const [retry] = useUrlParam("retry");
  const close = useCloseDialogs("dialog", "retry");
  const props = { run, onClose: close };
  return (
    <Suspense>
      {dialog === "sign" && <SignOffDialog {...props} />}
      {dialog === "refuse" && <RefuseDialog {...props} />}
      {dialog === "abandon" && <AbandonDialog {...props} />}
      {dialog === "attach" && <AttachDialog {...props} />}
      {retry !== null && run.stage === "open" && <RetryDialog {...props} step={retry} />}
    </Suspense>
  );
}
