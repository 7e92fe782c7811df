import type { Prisma } from "@/db/generated/client";
import { statement } from "@/db/sql";
import { inTransaction, type Tx } from "@/db/transaction";
import { newId } from "@/lib/id";
import { requireRight } from "../access/require";
import { tellContacts } from "../channels/letters";
import { type ChannelRow, loadChannelBySlug } from "../channels/load";
import { type Context, within } from "../context";
import { RegistryError } from "../errors";
import { loadPolicy, type NamespacePolicy } from "../namespaces/policy";
import { resetFixtures } from "../registrar/fixtures";
import { lastCommandId } from "./last-command";
import { newCode, planRun } from "./plan-run";
import { recordRun } from "./record-run";
import type { StartRunInput } from "./schema";

/** Whoever starts two runs of a channel at once waits here, then meets the first. */
const LOCK = statement("ote_channel_lock", "SELECT id FROM channel WHERE slug = $1 FOR UPDATE");

const MOST_TRIES = 8;

/**
 * Starts a named run of a channel in a namespace: allocates its names, makes the channel's fixtures anew. Commands count
 * from here on. Certifiers only.
 * @throws RegistryError not_found | wrong_state | namespace_not_listed | unknown_namespace | run_in_progress |
 *   fixture_conflict | missing_scope
 */
export async function startRun(ctx: Context, input: StartRunInput): Promise<{ number: number; id: string }> {
  const operator = requireRight(ctx, "ote:certify");
  return inTransaction(ctx.db, async (tx) => {
    await tx.sql(LOCK, [input.slug]);
    const channel = await loadChannelBySlug(tx.prisma, input.slug);
    const inner = within(ctx, tx);
    const policy = await loadPolicy(inner, input.namespace);
    await assertCanStart(tx, channel, policy);

    const fixtures = await resetFixtures(inner.db, {
      channelId: channel.id,
      policy,
      now: ctx.now,
      exceptKey: null,
    });
    const expiries = Object.fromEntries(
      fixtures.flatMap(({ domain, expires_at }) => (expires_at === null ? [] : [[domain, expires_at]])),
    );
    const about = { channel, policy, expiries, startedBy: operator.email };
    const run = await insertRun(tx, inner, input, about);
    await recordRun(
      tx,
      ctx,
      { ...run, name: input.name, channel },
      {
        action: "ote.start",
        event: "ote.started",
        after: {
          namespace: policy.name,
          code: run.code,
          requires_second_operator: input.requiresSecondOperator,
        },
      },
    );
    await tellContacts(tx, ctx, channel, {
      subject: `The OT&E run “${input.name}” of ${channel.slug} has begun`,
      paragraphs: [
        `Run ${run.number} in the namespace ${policy.name} judges the commands that your client sends from now on. Its names end with the code ${run.code}; the sandbox's fixtures were made anew.`,
        "The steps, what each one asks and the command to send next:",
        `${ctx.publicUrl}/dashboard/channel/ote`,
      ],
    });
    return { number: run.number, id: run.id };
  });
}

async function assertCanStart(tx: Tx, channel: ChannelRow, policy: NamespacePolicy): Promise<void> {
  if (channel.state !== "ote" && channel.state !== "production_approved") {
    throw new RegistryError("wrong_state", {
      message: `The channel ${channel.slug} is ${channel.state}: only channels approved for OT&E or production are certified`,
      details: { channel_state: channel.state },
    });
  }
  const open = await tx.prisma.oteRun.findFirst({
    where: { channelId: channel.id, state: { in: ["running", "signed"] } },
    select: { number: true },
  });
  if (open) {
    throw new RegistryError("run_in_progress", {
      message: `The channel ${channel.slug} has run ${open.number} going on: end that one first`,
      details: { number: open.number },
    });
  }
  const listing = await tx.prisma.channelListing.findUnique({
    where: { channelId_namespaceId: { channelId: channel.id, namespaceId: policy.id } },
  });
  if (listing?.state !== "approved" || !policy.listedFor.includes("registrar_v1")) {
    throw new RegistryError("namespace_not_listed", {
      message: `The channel ${channel.slug} has no approved listing for ${policy.name}: approve one first`,
      fields: [{ path: "namespace", message: "has no approved listing" }],
    });
  }
}

interface About {
  readonly channel: ChannelRow;
  readonly policy: NamespacePolicy;
  readonly expiries: Readonly<Record<string, string>>;
  readonly startedBy: string;
}

async function insertRun(tx: Tx, ctx: Context, input: StartRunInput, about: About) {
  const { channel, policy, expiries, startedBy } = about;
  const startCommandId = await lastCommandId(tx.sql);
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const code = newCode();
    const plan = await planRun(ctx, policy, code, expiries);
    const id = newId();
    const { count } = await tx.prisma.oteRun.createMany({
      data: {
        id,
        channelId: channel.id,
        namespaceId: policy.id,
        name: input.name,
        code,
        startCommandId,
        startedAt: ctx.now,
        startedBy,
        requiresSecondOperator: input.requiresSecondOperator,
        plan: plan as unknown as Prisma.InputJsonObject,
      },
      skipDuplicates: true,
    });
    if (count === 1) return tx.prisma.oteRun.findUniqueOrThrow({ where: { id } });
  }
  throw new Error(`No code of ${MOST_TRIES} tried was free for a run`);
}
