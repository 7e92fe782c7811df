import { randomUUID } from "node:crypto";
import type { Database } from "@/db/client";
import { listen } from "@/integrations/postgres/listen";
import { systemContext } from "@/services/context";
import {
  type Claimed,
  claimDeliveries,
  releaseDeliveries,
  waitingEndpoints,
} from "@/services/webhooks/queue";
import { type EndedTry, recordTries } from "@/services/webhooks/record-tries";
import { disableEndpoint, dropPending } from "@/services/webhooks/states";
import { type DeliveryParts, tryDelivery } from "@/services/webhooks/try-delivery";
import { inBatches } from "./in-batches";
import { Lane } from "./webhook-lane";

/** In case a notification was lost, and for what is to be tried again. */
const POLL_MS = 1_000;
/** A worker that was killed keeps its deliveries for so long. */
const LEASE_MS = 30_000;
/** Left of the lease when a try begins: it ends within 15 s and is written down. */
const LEAST_LEASE_MS = 18_000;
/** Requests at a time; those to endpoints whose last try failed leave room for the others. */
const MOST_IN_FLIGHT = 256;
const MOST_AILING_IN_FLIGHT = 64;
/** Claims at a time: each has a connection. */
const MOST_CLAIMS = 4;
const MOST_RECORDED = 200;
/** How long a stop waits for requests under way. */
const PATIENCE_MS = 2_000;

export interface WebhookWorker {
  /** How many looks at the queue in a row have failed; 0 when all is well. */
  failures(): number;
  /** Delivers all that is due now. */
  flush(): Promise<void>;
  /** Gives requests under way a moment to end; what has not ended is tried again by whoever comes next. */
  close(): Promise<void>;
}

export interface WebhookWorkerOptions extends DeliveryParts {
  readonly db: Database;
  readonly publicUrl: string;
  readonly onError: (error: unknown) => void;
  /** Told of every try: whether it arrived, and microseconds until it was answered, of a first one from its event on. */
  readonly onTried?: (isDelivered: boolean, micros: number) => void;
}

/**
 * Delivers committed events, milliseconds after the commit. Any number of processes may run one: deliveries are leased,
 * so that no transaction is open while the network is waited for, and a killed process's are taken up by another when
 * the lease has ended. Each endpoint has a lane of its own: one that hangs fills its lane and no other.
 */
export async function startWebhookWorker(options: WebhookWorkerOptions): Promise<WebhookWorker> {
  const { db, sender, now, onError, publicUrl, onTried } = options;
  const lanes = new Map<string, Lane>();
  /** In the order in which they asked. */
  const waiting = new Set<Lane>();
  const active = new Set<Promise<void>>();
  const stop = new AbortController();
  const record = inBatches<EndedTry>((batch) => recordTries(db, batch), { most: MOST_RECORDED, onError });
  let failures = 0;
  let claimed = 0;
  let claims = 0;
  let inFlight = 0;
  let ailing = 0;
  let closed = false;

  const laneOf = (endpointId: string): Lane => {
    const lane = lanes.get(endpointId) ?? new Lane(endpointId);
    lanes.set(endpointId, lane);
    return lane;
  };
  const run = (work: Promise<void>): void => {
    const tracked = work.catch(onError).finally(() => active.delete(tracked));
    active.add(tracked);
  };
  const want = (lane: Lane): void => {
    waiting.add(lane);
    dispatch();
  };
  const dispatch = (): void => {
    for (const lane of waiting) {
      if (closed || claims >= MOST_CLAIMS) return;
      // Asks again when what it has on hand has ended.
      if (lane.isClaiming) continue;
      waiting.delete(lane);
      if (lane.room > 0) run(claim(lane, lane.room));
    }
  };

  const lookAgain = (lane: Lane): void => {
    if (lane.isCheap) {
      lane.wake();
      want(lane);
    } else {
      // The poll looks at it.
      lane.wakeLater(performance.now());
    }
  };

  const claim = async (lane: Lane, most: number): Promise<void> => {
    lane.isClaiming = true;
    claims++;
    try {
      const at = now();
      const until = new Date(at.getTime() + LEASE_MS);
      const began = performance.now();
      const startBy = began + LEASE_MS - LEAST_LEASE_MS;
      const from = lane.after;
      const found = await claimDeliveries(db, lane.endpointId, { now: at, until, most, after: from });
      failures = 0;
      claimed += found.length;
      lane.after = found.length < most ? "" : (found.at(-1)?.subject ?? "");
      const ended = performance.now();
      lane.looked(ended, ended - began, found.length === 0 && from === "");
      // The end was reached from the middle: what comes before it has its turn.
      if (found.length < most && from !== "") waiting.add(lane);
      lane.ready.push(...found.map((delivery) => ({ delivery, startBy })));
    } catch (error) {
      failures++;
      lane.looked(performance.now(), 0, true);
      throw error;
    } finally {
      lane.isClaiming = false;
      claims--;
      startReady(lane);
      dispatch();
    }
  };

  const startReady = (lane: Lane): void => {
    const [first] = lane.ready;
    if (first && first.startBy < performance.now()) run(giveBack(lane));
    while (!closed && lane.inFlight < lane.mostInFlight && inFlight < MOST_IN_FLIGHT) {
      if (lane.isAiling && ailing >= MOST_AILING_IN_FLIGHT) return;
      const next = lane.ready.shift();
      if (!next) return;
      run(deliver(lane, next.delivery));
    }
  };
  /** Lanes that had to wait because too many requests were under way. */
  const startAll = (): void => {
    for (const lane of lanes.values()) if (lane.ready.length > 0) startReady(lane);
  };

  const deliver = async (lane: Lane, delivery: Claimed): Promise<void> => {
    const wasAiling = lane.isAiling;
    const wasFull = inFlight >= MOST_IN_FLIGHT - 1 || ailing >= MOST_AILING_IN_FLIGHT - 1;
    lane.inFlight++;
    inFlight++;
    if (wasAiling) ailing++;
    const tried = await tryDelivery(options, delivery, stop.signal).finally(() => {
      lane.inFlight--;
      inFlight--;
      if (wasAiling) ailing--;
    });
    if (!tried) return releaseDeliveries(db, [delivery.id]);
    const { ended, disable } = tried;
    const isDelivered = ended.state === "delivered";
    lane.isAiling = !isDelivered;
    const waited = delivery.tries === 0 ? ended.at.getTime() - delivery.createdAt.getTime() : 0;
    onTried?.(isDelivered, Math.max(0, waited + ended.durationMillis) * 1000);
    startReady(lane);
    if (wasFull) startAll();
    if (disable) {
      const ctx = systemContext(
        db,
        "deliver_webhooks",
        now(),
        `job_${randomUUID().replaceAll("-", "")}`,
        publicUrl,
      );
      await disableEndpoint(ctx, lane.endpointId, disable, delivery.id);
    }
    await record(ended);
    if (ended.nextAt) lane.lookBy(performance.now() + ended.nextAt.getTime() - now().getTime());
    // The subject's next is due now.
    lookAgain(lane);
  };

  /** What was taken ahead of an endpoint that became slow goes back before its lease ends. */
  const giveBack = async (lane: Lane): Promise<void> => {
    const ids = lane.ready.splice(0).map(({ delivery }) => delivery.id);
    await releaseDeliveries(db, ids);
  };

  const poll = async (isForced: boolean): Promise<void> => {
    try {
      const found = await waitingEndpoints(db);
      failures = 0;
      const ids = new Set(found.map(({ id }) => id));
      for (const lane of lanes.values())
        if (lane.isIdle && !ids.has(lane.endpointId)) lanes.delete(lane.endpointId);
      for (const { id, isActive } of found) {
        const lane = laneOf(id);
        if (!isActive) await dropPending(db.sql, id, now());
        else if (isForced || lane.isRested(performance.now())) want(lane);
      }
    } catch (error) {
      failures++;
      throw error;
    }
  };

  const settle = async (): Promise<void> => {
    while (active.size > 0) await Promise.all(active);
  };
  const hear = (endpointId: string | null): void => {
    if (endpointId === null) {
      run(poll(true));
      return;
    }
    const lane = laneOf(endpointId);
    lookAgain(lane);
  };

  const listening = await listen(db.pool, "webhooks", hear);
  const timer = setInterval(() => run(poll(false)), POLL_MS);
  run(poll(true));
  return {
    failures: () => failures,
    async flush() {
      let before: number;
      do {
        before = claimed;
        await poll(true);
        await settle();
      } while (claimed > before);
    },
    async close() {
      closed = true;
      clearInterval(timer);
      await listening.close();
      const patience = setTimeout(() => stop.abort(), PATIENCE_MS);
      await settle();
      clearTimeout(patience);
      await Promise.all([...lanes.values()].map(giveBack));
      sender.close();
    },
  };
}
