"use client";

import { useRouter } from "next/navigation";
import { tell } from "../trpc";
import { Button } from "../ui/button";
import { useAction } from "../use-action";

/** The buttons of the test cards' bank. */
export function BankAnswer({ paymentId, backTo }: { paymentId: string; backTo: string }) {
  const { run, busy } = useAction();
  const router = useRouter();
  const answer = (isConfirmed: boolean) =>
    run(async () => {
      await tell("payments.answerBank", { paymentId, isConfirmed });
      router.push(backTo);
    });
  return (
    <div className="flex flex-wrap gap-2">
      <Button variant="primary" busy={busy} onClick={() => answer(true)}>
        Confirm payment
      </Button>
      <Button disabled={busy} onClick={() => answer(false)}>
        Refuse
      </Button>
    </div>
  );
}
