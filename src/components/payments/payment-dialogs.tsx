"use client";

import { lazy, Suspense } from "react";
import type { Output } from "../trpc";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";

const TopUpDialog = lazy(() => import("./top-up-dialog"));
const AddCardDialog = lazy(() => import("./add-card-dialog"));
const RemoveCardDialog = lazy(() => import("./remove-card-dialog"));

/** `TOP_UP_LIMITS.min`, without its schema's library. */
const LEAST = 500;

/** The dialogs about cards, loaded when the URL opens one: `?top-up` (or `?top-up=2999`, in minor units), `?add-card`, `?remove-card=<id>`. */
export function PaymentDialogs({ currency, cards }: { currency: string; cards: Output<"payments.methods"> }) {
  const [topUp] = useUrlParam("top-up");
  const [addCard] = useUrlParam("add-card");
  const [remove] = useUrlParam("remove-card");
  const close = useCloseDialogs("top-up", "add-card", "remove-card");
  const removed = cards.methods.find(({ id }) => id === remove);
  return (
    <Suspense>
      {topUp && <TopUpDialog currency={currency} cards={cards} amount={amountIn(topUp)} onClose={close} />}
      {addCard && cards.entry === "here" && <AddCardDialog onClose={close} />}
      {removed && <RemoveCardDialog card={removed} renewing={cards.renewing} onClose={close} />}
    </Suspense>
  );
}

/** The amount that the address names, as much as the least of a top-up; undefined when it names none. */
function amountIn(param: string): number | undefined {
  return /^[1-9]\d{1,6}$/.test(param) ? Math.max(Number(param), LEAST) : undefined;
}
