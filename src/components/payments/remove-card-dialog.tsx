"use client";

import { type Output, tell } from "../trpc";
import { Alert } from "../ui/alert";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { toast } from "../ui/toast";
import { CardName } from "./card-name";

/** Asks before a card goes, and says which names count on it. */
export default function RemoveCardDialog({
  card,
  renewing,
  onClose,
}: {
  card: Output<"payments.methods">["methods"][number];
  /** Names that renew themselves. */
  renewing: number;
  onClose: () => void;
}) {
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title="Remove this card?"
      confirmLabel="Remove card"
      danger
      onConfirm={async () => {
        await tell("payments.remove", { methodId: card.id });
        toast({ tone: "ok", text: "The card is removed" });
      }}
    >
      <p>
        <CardName {...card} /> is forgotten here and at the payment provider. Payments made with it stay on
        the list.
      </p>
      {card.isDefault && renewing > 0 && (
        <Alert tone="warn" title={renewing === 1 ? "One name counts on it" : `${renewing} names count on it`}>
          They renew themselves. Without a default card they do so only while the balance covers it; what is
          not paid within the grace period is deleted.
        </Alert>
      )}
    </ConfirmDialog>
  );
}
