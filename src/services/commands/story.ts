import type { PendingWorkState } from "@/db/generated/enums";
import { statement } from "@/db/sql";
import { requireOperator } from "../access/require";
import { loadOwnChannel } from "../channels/load";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { CommandInput } from "./schema";
import { type ExportedCommand, LISTED, type ListedCommand } from "./select";

/** A state change: of the audit, or, of a sandbox command, what would have been there. */
export interface StoryChange {
  readonly action: string;
  readonly subjectName: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** A movement of the channel's balance, minor units; a charge is negative. */
export interface StoryMovement {
  readonly kind: string;
  readonly description: string;
  readonly amount: number;
  readonly currency: string;
  /** Null where it was undone. */
  readonly number: number | null;
  readonly balanceAfter: number | null;
}

export interface StoryWork {
  /** Null where it was undone. */
  readonly id: string | null;
  readonly command: string;
  readonly fqdn: string;
  readonly state: PendingWorkState | null;
  readonly decidedAt: Date | null;
  readonly decidedBy: string | null;
  readonly reason: string | null;
  readonly lastError: string | null;
}

/** Where a zone that the command concerns is on its way to DNS, now. */
export interface StoryZone {
  readonly apex: string;
  readonly serial: number;
  readonly publishedSerial: number;
  readonly publishedAt: Date | null;
  /** Changes of it that are queued for DNS. */
  readonly waiting: number;
}

/** One command and everything that it did. */
export interface CommandStory extends ExportedCommand {
  readonly keyId: string | null;
  /** The key's name, while it exists. */
  readonly keyName: string | null;
  /** Whether the rest is what a sandbox command would have done: all of it was undone. */
  readonly isUndone: boolean;
  readonly changes: readonly StoryChange[];
  readonly ledger: readonly StoryMovement[];
  readonly events: readonly { readonly type: string; readonly subject: string }[];
  readonly work: readonly StoryWork[];
  readonly zones: readonly StoryZone[];
  /** Commands that were given this one's recorded result, the oldest first. */
  readonly replays: readonly Pick<ListedCommand, "id" | "at" | "requestId">[];
}

/** Any channel's command. Operators only. @throws RegistryError not_found */
export async function loadCommand(ctx: Context, { id }: CommandInput): Promise<CommandStory> {
  requireOperator(ctx);
  return loadStory(ctx, id, null);
}

/** A command of the account's own channel, with its own account's side of it. @throws RegistryError missing_scope | not_found */
export async function loadOwnCommand(ctx: Context, { id }: CommandInput): Promise<CommandStory> {
  const channel = await loadOwnChannel(ctx, "channel:read");
  return loadStory(ctx, id, channel);
}

const COMMAND = statement(
  "command_story",
  `SELECT ${LISTED}, r.ip, r.user_agent AS "userAgent", r.request, r.response, r.effects, r.key_id AS "keyId",
     k.name AS "keyName", r.channel_id AS "channelId"
   FROM registrar_command r JOIN channel c ON c.id = r.channel_id LEFT JOIN api_key k ON k.id = r.key_id
   WHERE r.id = $1::bigint AND ($2::uuid IS NULL OR r.channel_id = $2::uuid)`,
);

/** `$2` an account whose side alone is shown, or null. */
const CHANGES = statement(
  "command_changes",
  `SELECT action, subject_name AS "subjectName", before, after, subject_kind AS kind, subject_id AS "subjectId"
   FROM audit_entry WHERE request_id = $1 AND ($2::uuid IS NULL OR account_id = $2::uuid) ORDER BY id`,
);

/** By the names concerned, which have an index; a request's id has none here. */
const LEDGER = statement(
  "command_ledger",
  `SELECT t.number, t.kind, t.description, e.amount, e.balance_after AS "balanceAfter", a.currency
   FROM ledger_transaction t JOIN ledger_entry e ON e.transaction_id = t.id
   JOIN ledger_account a ON a.id = e.ledger_account_id AND a.kind = 'customer'
   WHERE t.name_id = ANY ($3::uuid[]) AND t.request_id = $1 AND ($2::uuid IS NULL OR a.account_id = $2::uuid)
   ORDER BY t.number, e.id`,
);

const EVENTS = statement(
  "command_events",
  `SELECT type, subject FROM event WHERE request_id = $1 AND ($2::uuid IS NULL OR account_id = $2::uuid)
   ORDER BY position, id`,
);

const WORK = statement(
  "command_work",
  `SELECT id, command, fqdn, state, decided_at AS "decidedAt", decided_by AS "decidedBy", reason,
     last_error AS "lastError"
   FROM pending_work WHERE request_id = $1 AND ($2::uuid IS NULL OR account_id = $2::uuid) ORDER BY id`,
);

const ZONES = statement(
  "command_zones",
  `SELECT z.apex, z.serial, z.published_serial AS "publishedSerial", z.published_at AS "publishedAt",
     (SELECT count(*) FROM dns_outbox o WHERE o.apex = z.apex AND (z.name_id IS NOT NULL OR o.fqdn = $1))::int AS waiting
   FROM zone z WHERE z.apex = $1 OR (z.namespace_id IS NOT NULL AND z.apex = $2) ORDER BY z.apex = $1 DESC`,
);

const REPLAYS = statement(
  "command_replays",
  `SELECT id::text, at, request_id AS "requestId" FROM registrar_command
   WHERE channel_id = $1::uuid AND idempotency_key = $2 AND replay_of_id = $3::bigint ORDER BY id LIMIT 100`,
);

interface Effects {
  readonly audit?: readonly { action: string; subject: string; before: unknown; after: unknown }[];
  readonly ledger?: readonly { kind: string; description: string; amount: number; currency: string }[];
  readonly events?: readonly { type: string; subject: string }[];
  readonly pending_work?: readonly { command: string; domain: string }[];
}

async function loadStory(
  ctx: Context,
  id: string,
  own: { id: string; accountId: string } | null,
): Promise<CommandStory> {
  const { db } = ctx;
  type Found = ExportedCommand & {
    effects: Effects | null;
    keyId: string | null;
    keyName: string | null;
    channelId: string;
  };
  const [found] = await db.sql<Found>(COMMAND, [id, own?.id ?? null]);
  if (!found) throw new RegistryError("not_found", { message: "There is no such command" });
  const { effects, channelId, ...command } = found;
  const replays = command.idempotencyKey
    ? await db.sql<CommandStory["replays"][number]>(REPLAYS, [channelId, command.idempotencyKey, id])
    : [];
  if (effects) return { ...command, isUndone: true, ...wouldHave(effects), zones: [], replays };
  const of = [command.requestId, own?.accountId ?? null];
  const changes = await db.sql<StoryChange & { kind: string; subjectId: string }>(CHANGES, of);
  const nameIds = changes.filter(({ kind }) => kind === "name").map(({ subjectId }) => subjectId);
  const [ledger, events, work, zones] = await Promise.all([
    nameIds.length > 0 ? db.sql<StoryMovement>(LEDGER, [...of, [...new Set(nameIds)]]) : [],
    db.sql<CommandStory["events"][number]>(EVENTS, of),
    db.sql<StoryWork>(WORK, of),
    changes.length > 0 && command.domain
      ? db.sql<StoryZone>(ZONES, [command.domain, command.domain.slice(command.domain.indexOf(".") + 1)])
      : [],
  ]);
  return {
    ...command,
    isUndone: false,
    changes: changes.map(({ action, subjectName, before, after }) => ({
      action,
      subjectName,
      before,
      after,
    })),
    ledger,
    events,
    work,
    zones,
    replays,
  };
}

function wouldHave({ audit = [], ledger = [], events = [], pending_work: work = [] }: Effects) {
  return {
    changes: audit.map(({ subject, ...change }) => ({ ...change, subjectName: subject })),
    ledger: ledger.map((movement) => ({ ...movement, number: null, balanceAfter: null })),
    events,
    work: work.map(({ command, domain }) => ({
      id: null,
      command,
      fqdn: domain,
      state: null,
      decidedAt: null,
      decidedBy: null,
      reason: null,
      lastError: null,
    })),
  };
}
