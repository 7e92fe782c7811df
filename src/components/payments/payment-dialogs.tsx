"use client";

import { lazy, Suspense } from "react";
import type { Output } from "../trpc";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";

const TopUpDialog = lazy(() => import("./top-up-dialog"));
const AddCardDialog = lazy(() => import("./add-card-dialog"));
const RemoveCardDialog = lazy(() => import("./remove-card-dialog"));

/** The dialogs about cards, loaded when the URL opens one: `?top-up`, `?add-card`, `?remove-card=<id>`. */
export function PaymentDialogs({ currency, cards }: { currency: string; cards: Output<"payments.methods"> }) {
  const [topUp] = useUrlParam("top-up");
  const [addCard] = useUrlParam("add-card");
  const [remove] = useUrlParam("remove-card");
  const close = useCloseDialogs("top-up", "add-card", "remove-card");
  const removed = cards.methods.find(({ id }) => id === remove);
  return (
    <Suspense>
      {topUp && <TopUpDialog currency={currency} cards={cards} onClose={close} />}
      {addCard && cards.entry === "here" && <AddCardDialog onClose={close} />}
      {removed && <RemoveCardDialog card={removed} renewing={cards.renewing} onClose={close} />}
    </Suspense>
  );
}
