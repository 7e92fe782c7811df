import type { Prisma, WebhookAttempt } from "@/db/generated/client";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { MOST_KEPT } from "./attempt-log";
import { type CursorPage, cursorOf, olderThan } from "./cursor";
import { assertEndpoint } from "./load";
import { type DeliveryInput, type ListDeliveriesInput, listDeliveriesInput } from "./schema";
import { searchedFor } from "./search";

/** A line of the log. */
export interface DeliveryLine {
  readonly id: string;
  /** As receivers see it: `webhook-id`. */
  readonly eventId: string;
  readonly type: string;
  readonly subject: string;
  readonly state: "pending" | "delivered" | "failed" | "dropped";
  readonly tries: number;
  readonly createdAt: Date;
  readonly endedAt: Date | null;
  /** When it is tried next; null when it has ended. */
  readonly nextTryAt: Date | null;
  readonly replayOfId: string | null;
  /** Of the last try. */
  readonly lastStatus: number | null;
  readonly lastError: string | null;
  readonly lastDurationMillis: number | null;
}

const withLastAttempt = {
  attempts: {
    orderBy: { at: "desc" },
    take: 1,
    select: { status: true, error: true, durationMillis: true },
  },
} as const satisfies Prisma.WebhookDeliveryInclude;

type Row = Prisma.WebhookDeliveryGetPayload<{ include: typeof withLastAttempt }>;

/** What was sent to an endpoint and what waits, the newest first. @throws RegistryError not_found | invalid_request */
export async function listDeliveries(
  ctx: Context,
  input: ListDeliveriesInput,
): Promise<CursorPage<DeliveryLine>> {
  const { accountId } = requireScope(ctx, "webhooks:read");
  const { id, state, type, subject, search, since, until, limit, cursor } = listDeliveriesInput.parse(input);
  await assertEndpoint(ctx, accountId, id);
  const rows = await ctx.db.prisma.webhookDelivery.findMany({
    where: {
      endpointId: id,
      state,
      type,
      ...(subject && { subject: subject.toLowerCase() }),
      ...((since || until) && { createdAt: { gte: since, lt: until } }),
      AND: [search ? searchedFor(search) : {}, cursor === undefined ? {} : olderThan(cursor, "createdAt")],
    },
    include: withLastAttempt,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(toLine),
    nextCursor: rows.length > limit && last ? cursorOf(last.createdAt, last.id) : null,
  };
}

/** A request with its answer, as it is kept. */
interface KeptAttempt extends Omit<WebhookAttempt, "deliveryId" | "endpointId"> {
  /** Whether the answer went on. */
  readonly isResponseCut: boolean;
}

/** A delivery with every try. */
export interface DeliveryView extends DeliveryLine {
  /** The event's `data`; null when the event is not kept any more. */
  readonly data: unknown;
  /** The newest first. */
  readonly attempts: readonly KeptAttempt[];
}

/** @throws RegistryError not_found */
export async function getDelivery(ctx: Context, { id, deliveryId }: DeliveryInput): Promise<DeliveryView> {
  const { accountId } = requireScope(ctx, "webhooks:read");
  const row = await ctx.db.prisma.webhookDelivery.findFirst({
    where: { id: deliveryId, endpointId: id, endpoint: { accountId } },
    include: { attempts: { orderBy: { at: "desc" }, omit: { deliveryId: true, endpointId: true } } },
  });
  if (!row) throw noSuchDelivery();
  const event = await ctx.db.prisma.event.findUnique({
    where: { id: row.eventId },
    select: { payload: true },
  });
  const attempts = row.attempts.map((one) => ({
    ...one,
    isResponseCut: one.responseBody.length >= MOST_KEPT,
  }));
  return { ...toLine(row), data: event?.payload ?? null, attempts };
}

export function noSuchDelivery(): RegistryError {
  return new RegistryError("not_found", { message: "There is no such delivery, or it is not kept any more" });
}

function toLine(row: Row): DeliveryLine {
  const { id, eventId, type, subject, state, tries, createdAt, endedAt, replayOfId } = row;
  const [last] = row.attempts;
  return {
    id,
    eventId,
    type,
    subject,
    state,
    tries,
    createdAt,
    endedAt,
    nextTryAt: state === "pending" ? row.dueAt : null,
    replayOfId,
    lastStatus: last?.status ?? null,
    lastError: last?.error ?? null,
    lastDurationMillis: last?.durationMillis ?? null,
  };
}
