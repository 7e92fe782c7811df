"use client";

import { useEffect, useRef, useState } from "react";
import { asFault, type Fault } from "../fault";
import { ask, type Output, tell } from "../trpc";
import { Button } from "../ui/button";
import { Sheet } from "../ui/dialog";
import { FaultAlert } from "../ui/fault-alert";
import { Skeleton } from "../ui/skeleton";
import { toast } from "../ui/toast";
import { useAction } from "../use-action";
import { setUrlParams } from "../use-url-param";
import { DeliveryBody } from "./delivery-body";

type Delivery = Output<"webhooks.delivery">;

/** An answer that is due comes within milliseconds, a next try within seconds or hours. */
const ANSWER_DUE_MS = 300;
/** Looks of that kind: what stands in line is due, too, and may be so for hours. */
const MOST_QUICK_LOOKS = 20;
const AGAIN_MS = 2_000;

/** An event with every request and answer in a side panel; asked again while something of it is on its way. */
export default function DeliverySheet({
  endpointId,
  deliveryId,
  canReplay,
  onClose,
}: {
  endpointId: string;
  deliveryId: string;
  canReplay: boolean;
  onClose: () => void;
}) {
  const { delivery, fault, look } = useDelivery(endpointId, deliveryId);
  const { run, busy } = useAction();
  const isWaiting = delivery?.state === "pending";
  const replay = () =>
    run(async () => {
      const { id } = await tell("webhooks.replay", { id: endpointId, deliveryId });
      toast({ tone: "ok", text: isWaiting ? "It is tried now" : "Sent again, with the same webhook-id" });
      if (id === deliveryId) look();
      else setUrlParams({ delivery: id });
    });

  return (
    <Sheet
      open
      onClose={onClose}
      size="lg"
      title={delivery?.type ?? "Event"}
      footer={
        canReplay &&
        delivery && (
          <Button icon="rotate-ccw" variant="primary" busy={busy} onClick={replay}>
            {isWaiting ? "Try now" : "Replay"}
          </Button>
        )
      }
    >
      {fault && <FaultAlert fault={fault} />}
      {!delivery && !fault && (
        <div role="status" aria-label="Loading" className="space-y-3">
          <Skeleton className="h-5 w-2/3" />
          <Skeleton className="h-24 w-full" />
          <Skeleton className="h-24 w-full" />
        </div>
      )}
      {delivery && <DeliveryBody delivery={delivery} />}
    </Sheet>
  );
}

function useDelivery(id: string, deliveryId: string) {
  const [delivery, setDelivery] = useState<Delivery | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  /** Looks again now. */
  const look = useRef(() => {});

  useEffect(() => {
    const abort = new AbortController();
    let timer: number | undefined;
    let quick = 0;
    const load = async () => {
      window.clearTimeout(timer);
      try {
        const found = await ask("webhooks.delivery", { id, deliveryId }, abort.signal);
        setDelivery(found);
        setFault(null);
        if (found.state !== "pending") return;
        const isQuick = isAnswerDue(found) && quick++ < MOST_QUICK_LOOKS;
        // Another look may have begun meanwhile.
        window.clearTimeout(timer);
        timer = window.setTimeout(load, isQuick ? ANSWER_DUE_MS : AGAIN_MS);
      } catch (error) {
        if (!abort.signal.aborted) setFault(asFault(error));
      }
    };
    look.current = () => {
      quick = 0;
      void load();
    };
    void load();
    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
  }, [id, deliveryId]);

  return { delivery, fault, look: () => look.current() };
}

/** Whether an answer is expected any moment. */
function isAnswerDue({ nextTryAt }: Delivery): boolean {
  return nextTryAt !== null && new Date(nextTryAt).getTime() <= Date.now();
}
