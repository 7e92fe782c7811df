import type { z } from "zod";
import type { SqlTx } from "@/db/transaction";
import { requireOperator, requireRight } from "../access/require";
import { type ChannelRow, loadChannelBySlug, loadOwnChannel } from "../channels/load";
import { milestoneAt, milestonesOf } from "../clock/milestones";
import { type Milestone, MOST_DAYS } from "../clock/schema";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { type NameState, stateOf } from "../names/statuses";
import { listPolicies } from "../namespaces/policy";
import { moveSandbox, type SandboxMoved } from "./sandbox-clock";
import { rowOfSpec } from "./sandbox-life";
import { listSandboxRows, type SandboxKind } from "./sandbox-names";
import type { advanceAnySandboxInput, advanceSandboxInput } from "./sandbox-schema";

/** A name of a channel's sandbox. */
export interface SandboxNameView {
  readonly fqdn: string;
  readonly kind: SandboxKind;
  readonly state: NameState;
  readonly expiresAt: Date;
  /** What is before it, in order. */
  readonly milestones: readonly { readonly milestone: Milestone; readonly at: Date }[];
}

/** A channel's sandbox, and where its clock stands. */
export interface SandboxView {
  /** Since the last reset. */
  readonly advancedSeconds: number;
  readonly names: readonly SandboxNameView[];
}

/** The sandbox of the account's own channel. @throws RegistryError missing_scope | not_found */
export async function viewOwnSandbox(ctx: Context): Promise<SandboxView> {
  return viewSandbox(ctx, await loadOwnChannel(ctx, "channel:read"));
}

/** Any channel's. Operators only. @throws RegistryError not_found */
export async function viewAnySandbox(ctx: Context, { slug }: { slug: string }): Promise<SandboxView> {
  requireOperator(ctx);
  return viewSandbox(ctx, await loadChannelBySlug(ctx.db.prisma, slug));
}

async function viewSandbox(ctx: Context, channel: ChannelRow): Promise<SandboxView> {
  const rows = await listSandboxRows(ctx.db, channel.id);
  const policies = new Map((await listPolicies(ctx.db)).map((policy) => [policy.id, policy]));
  const names = rows.flatMap(({ fqdn, kind, spec }): SandboxNameView[] => {
    const policy = policies.get(spec.namespaceId);
    if (!policy) return [];
    const row = rowOfSpec(spec);
    const state = stateOf(row, ctx.now);
    return [{ fqdn, kind, state, expiresAt: row.expiresAt, milestones: milestonesOf(row, policy, ctx.now) }];
  });
  return { advancedSeconds: Number(channel.sandboxAdvancedSeconds), names };
}

/**
 * Moves the clock of the own channel's sandbox on; in production too, since it changes nothing real.
 * @throws RegistryError missing_scope | not_found | invalid_value | invalid_request | limit_reached
 */
export async function advanceOwnSandbox(
  ctx: Context,
  input: z.output<typeof advanceSandboxInput>,
): Promise<SandboxMoved> {
  return advance(ctx, await loadOwnChannel(ctx, "channel:write"), input);
}

/** Any channel's. @throws RegistryError as `advanceOwnSandbox` */
export async function advanceAnySandbox(
  ctx: Context,
  { slug, ...input }: z.output<typeof advanceAnySandboxInput>,
): Promise<SandboxMoved> {
  requireRight(ctx, "channels:write");
  return advance(ctx, await loadChannelBySlug(ctx.db.prisma, slug), input);
}

async function advance(
  ctx: Context,
  { id, accountId, slug }: ChannelRow,
  { target }: z.output<typeof advanceSandboxInput>,
): Promise<SandboxMoved> {
  const seconds =
    target.kind === "by"
      ? target.days * 86_400
      : await secondsToMilestone(ctx.db, ctx, id, target.name, target.milestone);
  return moveSandbox(ctx, { channelId: id, accountId, slug }, seconds);
}

async function secondsToMilestone(
  on: SqlTx,
  ctx: Context,
  channelId: string,
  name: string,
  milestone: Milestone,
): Promise<number> {
  const row = (await listSandboxRows(on, channelId)).find(({ fqdn }) => fqdn === name.toLowerCase());
  const policy = (await listPolicies(ctx.db)).find(({ id }) => id === row?.spec.namespaceId);
  if (!row || !policy) throw new RegistryError("not_found", { message: `The sandbox has no name ${name}` });
  const at = milestoneAt(rowOfSpec(row.spec), policy, milestone);
  const seconds = at ? Math.ceil((at.getTime() - ctx.now.getTime()) / 1000) : 0;
  if (seconds >= 1 && seconds <= MOST_DAYS * 86_400) return seconds;
  const message = `${name} does not come to this any more: ${milestone.replace("_", " ")}`;
  throw new RegistryError("invalid_value", { message, fields: [{ path: "target.milestone", message }] });
}
