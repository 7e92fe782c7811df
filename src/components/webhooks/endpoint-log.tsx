"use client";

import { lazy, type ReactNode, Suspense } from "react";
import { ask, type Input } from "../trpc";
import { FaultAlert } from "../ui/fault-alert";
import { useTail } from "../use-tail";
import { useUrlParam } from "../use-url-param";
import { AttemptTable } from "./attempt-table";
import { DeliveryTable } from "./delivery-table";
import type { AttemptLine, DeliveryLine } from "./log-words";

const DeliverySheet = lazy(() => import("./delivery-sheet"));

interface LogProps<Line, Query> {
  lines: readonly Line[];
  query: Query;
  /** Older pages stand still. */
  isLive: boolean;
  /** In place of no lines. */
  empty: ReactNode;
}

export function DeliveryLog({
  lines,
  query,
  isLive,
  empty,
}: LogProps<DeliveryLine, Input<"webhooks.deliveries">>) {
  const tail = useTail(lines, async (signal) => (await ask("webhooks.deliveries", query, signal)).items, {
    active: isLive,
  });
  return (
    <>
      {tail.fault && <FaultAlert fault={tail.fault} title="The log cannot be followed at the moment" />}
      {tail.lines.length > 0 ? <DeliveryTable lines={tail.lines} fresh={tail.fresh} /> : empty}
    </>
  );
}

export function AttemptLog({
  lines,
  query,
  isLive,
  empty,
}: LogProps<AttemptLine, Input<"webhooks.attempts">>) {
  const tail = useTail(lines, async (signal) => (await ask("webhooks.attempts", query, signal)).items, {
    active: isLive,
  });
  return (
    <>
      {tail.fault && <FaultAlert fault={tail.fault} title="The log cannot be followed at the moment" />}
      {tail.lines.length > 0 ? <AttemptTable lines={tail.lines} fresh={tail.fresh} /> : empty}
    </>
  );
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The side panel of `?delivery=<id>`. */
export function DeliveryPanel({ endpointId, canReplay }: { endpointId: string; canReplay: boolean }) {
  const [id, setId] = useUrlParam("delivery");
  return (
    <Suspense>
      {id && UUID.test(id) && (
        <DeliverySheet
          key={id}
          endpointId={endpointId}
          deliveryId={id}
          canReplay={canReplay}
          onClose={() => setId(null)}
        />
      )}
    </Suspense>
  );
}
