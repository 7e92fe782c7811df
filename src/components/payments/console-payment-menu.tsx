"use client";

import { tell } from "../trpc";
import { IconButton } from "../ui/button";
import { Menu, MenuItem } from "../ui/menu";
import { useAction } from "../use-action";
import { setUrlParams } from "../use-url-param";
import type { ConsolePayment } from "./console-payment-table";

/** What operators can do about a payment; nothing where nothing can be done. */
export function ConsolePaymentMenu({ payment }: { payment: ConsolePayment }) {
  const { run } = useAction();
  const { id, status, provider, purpose, failure } = payment;
  const isRefundable = status === "succeeded" && purpose === "top_up" && failure === null;
  const isOpenDispute = status === "disputed" && provider === "test_cards" && failure === null;
  if (!isRefundable && !isOpenDispute) return null;
  const label = `Actions for the payment of ${payment.account.organization}`;
  const decide = (outcome: "won" | "lost", done: string) =>
    run(() => tell("console.payments.decideDispute", { paymentId: id, outcome }), done);
  return (
    <Menu label={label} side="bottom-end" trigger={<IconButton icon="ellipsis" label={label} />}>
      {isRefundable && (
        <MenuItem icon="undo-2" onSelect={() => setUrlParams({ refund: id })}>
          Give back
        </MenuItem>
      )}
      {isOpenDispute && (
        <>
          <MenuItem icon="check" onSelect={() => decide("won", "The money is on the balance again")}>
            Bank decides for us
          </MenuItem>
          <MenuItem icon="x" onSelect={() => decide("lost", "The bank keeps the money")}>
            Bank decides for the cardholder
          </MenuItem>
        </>
      )}
    </Menu>
  );
}
