"use client";

import { lazy, Suspense } from "react";
import type { Output } from "../trpc";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";

const SpendLimitDialog = lazy(() => import("./spend-limit-dialog"));

/** The dialogs about limits, loaded when the URL opens one: `?spend-limit`, `?key-limit=<id>`. */
export function SpendingDialogs({ spending }: { spending: Output<"spending.load"> }) {
  const [own] = useUrlParam("spend-limit");
  const [keyId] = useUrlParam("key-limit");
  const close = useCloseDialogs("spend-limit", "key-limit");
  const { currency, limit, keys } = spending;
  const key = keys.find(({ id, isLive }) => id === keyId && isLive);
  return (
    <Suspense>
      {own && <SpendLimitDialog limit={limit} currency={currency} onClose={close} />}
      {key && <SpendLimitDialog of={key} limit={key.limit} currency={currency} onClose={close} />}
    </Suspense>
  );
}
