"use client";

import { lazy, Suspense } from "react";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";
import type { ChannelState } from "./channel-state";

const decisions = () => import("./decision-dialogs");
const ApproveDialog = lazy(() => import("./approve-dialog"));
const CreditDialog = lazy(() => import("./credit-dialog"));
const AskDialog = lazy(async () => ({ default: (await decisions()).AskDialog }));
const RefuseDialog = lazy(async () => ({ default: (await decisions()).RefuseDialog }));
const SuspendDialog = lazy(async () => ({ default: (await decisions()).SuspendDialog }));
const ResumeDialog = lazy(async () => ({ default: (await decisions()).ResumeDialog }));
const ProductionDialog = lazy(async () => ({ default: (await decisions()).ProductionDialog }));
const ListingReasonDialog = lazy(async () => ({ default: (await decisions()).ListingReasonDialog }));

export interface ChannelInDialogs {
  readonly slug: string;
  readonly company: string;
  readonly state: ChannelState;
  readonly liveKeys: number;
  readonly names: number;
  /** Namespaces asked for and not decided. */
  readonly requested: readonly string[];
  /** Of the balance. */
  readonly currency: string;
  /** `2027-11-21`: a year from today. */
  readonly suggestedEnd: string;
}

/** The dialogs of a channel's page in the console: `?do=ask`, `?do=refuse-listing&namespace=…`. */
export function ConsoleDialogs({ channel }: { channel: ChannelInDialogs }) {
  const [action] = useUrlParam("do");
  const [namespace] = useUrlParam("namespace");
  const onClose = useCloseDialogs("do", "namespace");
  const { state } = channel;
  const isReviewed = state !== "applied" && state !== "refused";
  const props = { channel, onClose };
  return (
    <Suspense>
      {action === "ask" && state !== "refused" && <AskDialog {...props} />}
      {action === "approve" && state === "applied" && <ApproveDialog {...props} />}
      {action === "refuse" && state === "applied" && <RefuseDialog {...props} />}
      {action === "production" && (state === "ote" || state === "production_approved") && (
        <ProductionDialog {...props} />
      )}
      {action === "suspend" && (state === "ote" || state === "production_approved") && (
        <SuspendDialog {...props} />
      )}
      {action === "resume" && state === "suspended" && <ResumeDialog {...props} />}
      {action === "credit" && <CreditDialog {...props} />}
      {namespace !== null && isReviewed && action === "refuse-listing" && (
        <ListingReasonDialog {...props} namespace={namespace} decision="refuse" />
      )}
      {namespace !== null && isReviewed && action === "withdraw-listing" && (
        <ListingReasonDialog {...props} namespace={namespace} decision="withdraw" />
      )}
    </Suspense>
  );
}
