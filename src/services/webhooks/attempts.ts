import type { Prisma } from "@/db/generated/client";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { type CursorPage, cursorOf, olderThan } from "./cursor";
import { assertEndpoint } from "./load";
import { type ListAttemptsInput, listAttemptsInput } from "./schema";
import { searchedFor } from "./search";

/** One request to an endpoint. */
export interface AttemptLine {
  readonly id: string;
  readonly deliveryId: string;
  readonly type: string;
  readonly subject: string;
  readonly at: Date;
  readonly durationMillis: number;
  readonly status: number | null;
  readonly error: string | null;
  /** When the delivery is tried again; null for the last attempt. */
  readonly nextAt: Date | null;
}

const SUCCEEDED = { error: null, status: { gte: 200, lte: 299 } } as const;

const ANSWERS: Record<NonNullable<ListAttemptsInput["answer"]>, Prisma.WebhookAttemptWhereInput> = {
  succeeded: SUCCEEDED,
  failed: { NOT: SUCCEEDED },
  "3xx": { status: { gte: 300, lte: 399 } },
  "4xx": { status: { gte: 400, lte: 499 } },
  "5xx": { status: { gte: 500, lte: 599 } },
  none: { status: null },
};

/** The requests that were sent to an endpoint, the newest first. @throws RegistryError not_found | invalid_request */
export async function listAttempts(ctx: Context, input: ListAttemptsInput): Promise<CursorPage<AttemptLine>> {
  const { accountId } = requireScope(ctx, "webhooks:read");
  const { id, answer, type, search, since, until, limit, cursor } = listAttemptsInput.parse(input);
  await assertEndpoint(ctx, accountId, id);
  const rows = await ctx.db.prisma.webhookAttempt.findMany({
    where: {
      endpointId: id,
      at: { gte: since, lt: until },
      ...((type || search) && { delivery: { type, ...(search && searchedFor(search)) } }),
      AND: [answer ? ANSWERS[answer] : {}, cursor === undefined ? {} : olderThan(cursor, "at")],
    },
    select: {
      id: true,
      deliveryId: true,
      at: true,
      durationMillis: true,
      status: true,
      error: true,
      nextAt: true,
      delivery: { select: { type: true, subject: true } },
    },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(({ delivery, ...row }) => ({ ...row, ...delivery })),
    nextCursor: rows.length > limit && last ? cursorOf(last.at, last.id) : null,
  };
}
