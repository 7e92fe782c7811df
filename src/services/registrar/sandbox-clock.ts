import type { Name } from "@/db/generated/client";
import { statement } from "@/db/sql";
import { inTransaction, type Tx, undone } from "@/db/transaction";
import { recordAudit } from "../audit/record";
import { ageNames } from "../clock/age-names";
import { type Consequences, fromTheBeginning, readConsequences } from "../clock/consequences";
import { type Context, within } from "../context";
import { RegistryError } from "../errors";
import { stepName } from "../lifecycle/step-name";
import { listPolicies, type NamespacePolicy } from "../namespaces/policy";
import { lendMoney } from "./sandbox";
import { earlierSpec, nextMomentOf, rowOfSpec, specOfRow } from "./sandbox-life";
import { listSandboxRows, materialiseName, type SandboxRow, type SandboxSpec } from "./sandbox-names";

/** Whose sandbox it is. */
export interface SandboxOwner {
  readonly channelId: string;
  readonly accountId: string;
  readonly slug: string;
}

/** What happened in the sandbox at one moment of a move. Nothing is mailed, and no event is delivered. */
export interface SandboxMoment extends Pick<Consequences, "steps" | "events"> {
  readonly afterSeconds: number;
}

export interface SandboxMoved {
  readonly advancedSeconds: number;
  /** Since the last reset. */
  readonly totalSeconds: number;
  readonly moments: readonly SandboxMoment[];
  /** Names that a real registration stands in the way of: left as they were. */
  readonly skipped: readonly string[];
}

/** Names to which something happens in one move: each takes some fifty statements. */
const MOST_NAMES = 50;

const LOCK = statement("sandbox_clock_lock", "SELECT id FROM channel WHERE id = $1::uuid FOR NO KEY UPDATE");
const REMOVE = statement(
  "sandbox_clock_remove",
  "DELETE FROM sandbox_name WHERE channel_id = $1::uuid AND fqdn = $2",
);
const WRITE = statement(
  "sandbox_clock_write",
  "UPDATE sandbox_name SET spec = $3::jsonb WHERE channel_id = $1::uuid AND fqdn = $2",
);
const COUNT = statement(
  "sandbox_clock_count",
  `UPDATE channel SET sandbox_advanced_seconds = sandbox_advanced_seconds + $2 WHERE id = $1::uuid
   RETURNING sandbox_advanced_seconds::text AS total`,
);

/**
 * Moves the clock of a channel's sandbox on: each of its names becomes older, from one due moment to the next, and what
 * is due at each is carried out by the rules of production in a transaction that is undone. Only what the name is then is
 * kept. A name that is released leaves the sandbox; a reset brings the fixtures back.
 * @param seconds 1 or more
 * @throws RegistryError invalid_request (no names: reset first) | limit_reached (too much happens)
 */
export function moveSandbox(ctx: Context, owner: SandboxOwner, seconds: number): Promise<SandboxMoved> {
  return inTransaction(ctx.db, async (tx) => {
    await tx.sql(LOCK, [owner.channelId]);
    const rows = await listSandboxRows(tx, owner.channelId);
    if (rows.length === 0) throw noNames();
    const policies = new Map((await listPolicies(within(ctx, tx).db)).map((policy) => [policy.id, policy]));
    const until = new Date(ctx.now.getTime() + seconds * 1000);
    const moments: SandboxMoment[] = [];
    const skipped: string[] = [];
    let lived = 0;
    for (const row of rows) {
      const policy = policies.get(row.spec.namespaceId);
      const dueAt = policy ? nextMomentOf(rowOfSpec(row.spec), policy) : null;
      if (!policy || dueAt === null || dueAt > until) {
        await write(tx, owner, row.fqdn, earlierSpec(row.spec, seconds));
        continue;
      }
      if (++lived > MOST_NAMES) throw tooMany();
      const life = await live(within(ctx, tx), owner, row, policy, seconds);
      if (life) {
        moments.push(...life.moments);
        await write(tx, owner, row.fqdn, life.spec);
      } else skipped.push(row.fqdn);
    }
    const [counted] = await tx.sql<{ total: string }>(COUNT, [owner.channelId, seconds]);
    const totalSeconds = Number(counted?.total);
    await recordAudit(tx, ctx, {
      action: "channels.advance_sandbox",
      accountId: owner.accountId,
      subject: { kind: "channel", id: owner.channelId, name: owner.slug },
      after: { seconds, totalSeconds },
    });
    moments.sort((a, b) => a.afterSeconds - b.afterSeconds);
    return { advancedSeconds: seconds, totalSeconds, moments: together(moments), skipped };
  });
}

function noNames(): RegistryError {
  return new RegistryError("invalid_request", {
    message: "The sandbox has no names yet: reset its fixtures first",
  });
}

function tooMany(): RegistryError {
  return new RegistryError("limit_reached", {
    message: `In that time something happens to more than ${MOST_NAMES} names of the sandbox: move it less far, or reset its fixtures first`,
  });
}

/** `spec`: null when the name was released. */
async function write(tx: Tx, { channelId }: SandboxOwner, fqdn: string, spec: SandboxSpec | null) {
  if (spec === null) await tx.sql(REMOVE, [channelId, fqdn]);
  else await tx.sql(WRITE, [channelId, fqdn, JSON.stringify(spec)]);
}

interface Lived {
  /** Null when it was released. */
  readonly spec: SandboxSpec | null;
  readonly moments: readonly SandboxMoment[];
}

/** What becomes of one name in that time; null when a real one has its place. */
function live(
  ctx: Context,
  owner: SandboxOwner,
  { fqdn, spec }: SandboxRow,
  policy: NamespacePolicy,
  seconds: number,
): Promise<Lived | null> {
  return undone(ctx.db, async (tx) => {
    const id = await materialiseName(tx, owner, fqdn, ["fixture", "created"]);
    if (id === null) return null;
    await lendMoney(tx, owner.accountId);
    const itself: Context = {
      ...within(ctx, tx),
      actor: { kind: "system", name: "sandbox" },
      door: "system",
      sandbox: true,
      // Of its own, so that what is read as its consequences is nobody else's.
      requestId: `${ctx.requestId}:${id}`,
    };
    const mark = fromTheBeginning();
    const moments: SandboxMoment[] = [];
    let row = await tx.prisma.name.findUniqueOrThrow({ where: { id } });
    for (let left = seconds; ; ) {
      row = await stepAll(tx, itself, row, policy);
      const { steps, events } = await readConsequences(itself, policy.name, mark);
      if (steps.length + events.length > 0) moments.push({ afterSeconds: seconds - left, steps, events });
      if (left === 0 || row.releasedAt) break;
      const jump = Math.min(left, secondsTo(nextMomentOf(row, policy), ctx.now));
      await ageNames(tx, { namespaceId: policy.id, nameId: id }, jump);
      left -= jump;
      row = await tx.prisma.name.findUniqueOrThrow({ where: { id } });
    }
    return { spec: row.releasedAt ? null : specOfRow(spec, row), moments };
  });
}

function secondsTo(at: Date | null, now: Date): number {
  if (at === null) return Number.POSITIVE_INFINITY;
  return Math.max(1, Math.ceil((at.getTime() - now.getTime()) / 1000));
}

async function stepAll(tx: Tx, ctx: Context, row: Name, policy: NamespacePolicy): Promise<Name> {
  const stepped = await stepName(tx, ctx, { row, policy });
  return stepped ? stepAll(tx, ctx, stepped.row, policy) : row;
}

/** Names of the same age go through their states at the same moments. */
function together(moments: readonly SandboxMoment[]): SandboxMoment[] {
  const byMoment = Map.groupBy(moments, ({ afterSeconds }) => afterSeconds);
  return [...byMoment].map(([afterSeconds, all]) => ({
    afterSeconds,
    steps: all.flatMap(({ steps }) => steps),
    events: all.flatMap(({ events }) => events),
  }));
}
