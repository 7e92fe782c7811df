import type { WebhookEndpoint } from "@/db/generated/client";
import type { WebhookState } from "@/db/generated/enums";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/lib/id";
import { requireScope } from "../access/require";
import { recordAudit } from "../audit/record";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { Sealer } from "../sealing/sealer";
import { lockEndpoint, noSuchEndpoint, partsOf, subjectOf } from "./load";
import {
  type CreateEndpointInput,
  type EndpointInput,
  MOST_ENDPOINTS,
  type UpdateEndpointInput,
} from "./schema";
import { newSecret } from "./sign";
import { dropPending } from "./states";
import { checkedUrl, hostOf } from "./url-rules";
import { type EndpointView, viewEndpoint } from "./view";

/** The account's endpoints, the oldest first. */
export async function listEndpoints(ctx: Context): Promise<EndpointView[]> {
  const { accountId } = requireScope(ctx, "webhooks:read");
  const rows = await ctx.db.prisma.webhookEndpoint.findMany({ where: { accountId }, orderBy: { id: "asc" } });
  return rows.map((row) => viewEndpoint(row, ctx.now));
}

/** @throws RegistryError not_found */
export async function getEndpoint(ctx: Context, { id }: EndpointInput): Promise<EndpointView> {
  const { accountId } = requireScope(ctx, "webhooks:read");
  const row = await ctx.db.prisma.webhookEndpoint.findFirst({ where: { id, accountId } });
  if (!row) throw noSuchEndpoint();
  return viewEndpoint(row, ctx.now);
}

/**
 * Makes an endpoint, to which everything is sent that happens from now on.
 * @returns the endpoint and its secret, which is shown this once
 * @throws RegistryError invalid_value (the URL) | limit_reached
 */
export async function createEndpoint(
  ctx: Context,
  input: CreateEndpointInput,
): Promise<{ endpoint: EndpointView; secret: string }> {
  const { accountId } = requireScope(ctx, "webhooks:write");
  const { sealer, guard } = partsOf(ctx);
  const url = checkedUrl(input.url, guard);
  const secret = newSecret();
  const headers = sealHeaders(sealer, input.headers, {});
  const row = await inTransaction(ctx.db, async (tx) => {
    await tx.prisma.$queryRaw`SELECT 1 FROM account WHERE id = ${accountId}::uuid FOR NO KEY UPDATE`;
    if ((await tx.prisma.webhookEndpoint.count({ where: { accountId } })) >= MOST_ENDPOINTS) {
      throw new RegistryError("limit_reached", {
        message: `An account has at most ${MOST_ENDPOINTS} webhooks: delete one first`,
        details: { limit: MOST_ENDPOINTS },
      });
    }
    const { events, description } = input;
    const made = await tx.prisma.webhookEndpoint.create({
      data: {
        id: newId(),
        accountId,
        url,
        events,
        description,
        secret: sealer.seal(secret),
        headers,
        createdAt: ctx.now,
        updatedAt: ctx.now,
      },
    });
    await recordAudit(tx, ctx, {
      action: "webhooks.create",
      accountId,
      subject: subjectOf(made),
      after: auditView(made),
    });
    return made;
  });
  return { endpoint: viewEndpoint(row, ctx.now), secret };
}

/** Changes what is given. @throws RegistryError not_found | invalid_value (the URL, a header without value) */
export async function updateEndpoint(ctx: Context, input: UpdateEndpointInput): Promise<EndpointView> {
  const { accountId } = requireScope(ctx, "webhooks:write");
  const { sealer, guard } = partsOf(ctx);
  const url = input.url === undefined ? undefined : checkedUrl(input.url, guard);
  const row = await inTransaction(ctx.db, async (tx) => {
    const before = await lockEndpoint(tx, accountId, input.id);
    const { events, description } = input;
    const kept = before.headers as Record<string, string>;
    const headers = input.headers && sealHeaders(sealer, input.headers, kept);
    const state = input.active === undefined ? before.state : stateFor(before.state, input.active);
    const after = await tx.prisma.webhookEndpoint.update({
      where: { id: before.id },
      data: {
        url,
        events,
        description,
        headers,
        ...(state !== before.state && { state, stateReason: null, failingSince: null }),
        updatedAt: ctx.now,
      },
    });
    if (state !== before.state) await dropPending(tx.sql, before.id, ctx.now);
    await recordAudit(tx, ctx, {
      action: "webhooks.update",
      accountId,
      subject: subjectOf(after),
      before: auditView(before),
      after: auditView(after),
    });
    return after;
  });
  return viewEndpoint(row, ctx.now);
}

/** Deletes an endpoint and its log; what was to be sent to it is not sent. @throws RegistryError not_found */
export async function deleteEndpoint(ctx: Context, { id }: EndpointInput): Promise<EndpointView> {
  const { accountId } = requireScope(ctx, "webhooks:write");
  const row = await inTransaction(ctx.db, async (tx) => {
    const before = await lockEndpoint(tx, accountId, id);
    await tx.prisma.webhookEndpoint.delete({ where: { id } });
    await recordAudit(tx, ctx, {
      action: "webhooks.delete",
      accountId,
      subject: subjectOf(before),
      before: auditView(before),
    });
    return before;
  });
  return viewEndpoint(row, ctx.now);
}

function sealHeaders(
  sealer: Sealer,
  headers: Readonly<Record<string, string | null>>,
  kept: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const sealed = value === null ? kept[name] : sealer.seal(value);
      if (sealed !== undefined) return [name, sealed];
      const message = `The header ${name} needs a value`;
      throw new RegistryError("invalid_value", { message, fields: [{ path: `headers.${name}`, message }] });
    }),
  );
}

/** One that the portal disabled stays so when it is to be paused. */
function stateFor(state: WebhookState, isActive: boolean): WebhookState {
  if (isActive) return "active";
  return state === "active" ? "paused" : state;
}

function auditView({ url, events, description, headers, state }: WebhookEndpoint) {
  return { host: hostOf(url), events, description, headers: Object.keys(headers as object), state };
}
