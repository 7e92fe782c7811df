"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect, useRef } from "react";
import { ask, type Output, tell } from "../trpc";
import { Alert } from "../ui/alert";
import type { Tone } from "../ui/badge";
import { LinkButton } from "../ui/button";
import { Money } from "../ui/money";
import { Spinner } from "../ui/spinner";
import { useLive } from "../use-live";
import { requestPath } from "../workflows/paths";
import type { PaymentView } from "./payment-state";

interface Story {
  readonly tone: Exclude<Tone, "neutral" | "accent">;
  readonly title: string;
  readonly text: ReactNode;
  readonly action?: ReactNode;
}

const AGAIN = (
  <LinkButton href="/dashboard/billing?top-up=1" size="sm" variant="primary">
    Try again
  </LinkButton>
);

function BackToRequest({ id }: { id: string }) {
  return (
    <LinkButton href={requestPath(id)} size="sm" variant="primary">
      Back to the request
    </LinkButton>
  );
}

function paidFor({ purpose, name }: PaymentView, money: ReactNode): ReactNode {
  if (purpose === "top_up") return <>{money} is on the balance.</>;
  if (purpose === "workflow") {
    return (
      <>
        {money} paid for {name ?? "a name"}: its request goes on by itself.
      </>
    );
  }
  return <>{money} paid for the renewal: the name has another year.</>;
}

/** What happened to a payment and what to do now. */
function storyOf(payment: PaymentView): Story {
  const money = <Money amount={payment.amount} currency={payment.currency} />;
  const again = payment.workflowId ? <BackToRequest id={payment.workflowId} /> : AGAIN;
  switch (payment.status) {
    case "pending":
      return {
        tone: "info",
        title: "Waiting for the payment provider",
        text: "It has not answered yet. We keep asking; you are never charged twice. This page shows it as soon as it is known.",
      };
    case "requires_action":
      return {
        tone: "warn",
        title: "Not confirmed yet",
        text: "Nothing was charged so far. Finish it within a day, or it ends by itself.",
        action: payment.actionUrl && (
          // The provider's page, or the bank's.
          <a
            href={payment.actionUrl}
            className="inline-flex h-9 items-center rounded-md bg-accent px-3.5 font-medium text-on-accent hover:bg-accent-hover"
          >
            Continue
          </a>
        ),
      };
    case "succeeded":
      return {
        tone: "ok",
        title: payment.failure ? "Paid; the bank decided for you" : "Paid",
        text: paidFor(payment, money),
        action: payment.workflowId && <BackToRequest id={payment.workflowId} />,
      };
    case "declined":
      return {
        tone: "bad",
        title: "Declined: nothing was charged",
        text: payment.failure?.message,
        action: again,
      };
    case "cancelled":
      return {
        tone: "info",
        title: "Not finished: nothing was charged",
        text: payment.failure?.message,
        action: again,
      };
    case "refunding":
      return { tone: "info", title: "On its way back", text: <>{money} goes back to the card.</> };
    case "refunded":
      return {
        tone: "info",
        title: "Given back",
        text: <>{money} went back to the card. Its bank may take some days to show it.</>,
      };
    case "disputed":
      return {
        tone: "bad",
        title: "The bank took it back",
        text:
          payment.failure?.code === "dispute_lost" ? (
            <>The bank of the card decided to keep {money}. It stays off the balance.</>
          ) : (
            <>
              {money} was taken off the balance. If you did not ask the bank for it, tell the bank that the
              payment was yours: when it gives the money back, it returns to the balance.
            </>
          ),
      };
  }
}

/**
 * What became of a payment, live while it is open. Whoever comes back from the provider may be quicker than its notice: so
 * the provider is asked once.
 */
export function PaymentStory({ initial, mayCheck }: { initial: Output<"payments.get">; mayCheck: boolean }) {
  const paymentId = initial.id;
  const open = (status: PaymentView["status"]) =>
    ["pending", "requires_action", "refunding"].includes(status);
  const { data: payment } = useLive((signal) => ask("payments.get", { paymentId }, signal), {
    initial,
    everyMs: 1_500,
    active: open(initial.status),
  });
  const router = useRouter();
  useEffect(() => {
    if (payment.status !== initial.status) router.refresh();
  }, [payment.status, initial.status, router]);
  const asked = useRef(false);
  useEffect(() => {
    if (asked.current || !mayCheck || !open(initial.status)) return;
    asked.current = true;
    // A failure is no matter: the jobs ask too.
    tell("payments.check", { paymentId }).catch(() => undefined);
  });
  const { tone, title, text, action } = storyOf(payment);
  return (
    <Alert tone={tone} title={title} action={action} live>
      {text}
      {payment.status === "pending" && (
        <span className="ml-2 inline-block align-middle">
          <Spinner size={16} />
        </span>
      )}
    </Alert>
  );
}
