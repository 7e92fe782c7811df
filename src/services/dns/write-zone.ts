import { statement } from "@/db/sql";
import type { Tx } from "@/db/transaction";
import { nextSerial } from "@/lib/dns/serial";
import { newId } from "@/lib/id";
import { actorLabel, recordAudit } from "../audit/record";
import type { Context } from "../context";
import { emitEvent } from "../events/emit";
import { assertChallenges } from "./acme-only";
import type { AppliedBatch } from "./apply-batch";
import type { LoadedZone } from "./load-zone";
import { queueZoneChange } from "./outbox";
import type { DnsTenant } from "./require-dns";
import { type HistoryRow, isSameNotes, isSameRow, plainRow, type RecordRow, type RecordView } from "./rows";
import { toValue, toView } from "./values";

/** What a change did. */
export interface AppliedChange {
  readonly apex: string;
  readonly serial: number;
  /** Null when nothing changed that is published: then the serial has not moved either. */
  readonly changeId: string | null;
  /** In the order of the batch. */
  readonly created: readonly RecordView[];
  readonly updated: readonly RecordView[];
  readonly deleted: readonly RecordView[];
  /** Records that got another comment, other tags or another sort of TTL, and are published as they were. */
  readonly noted: number;
  /** Rows that vanished and appeared, a changed one in both; as in the history. */
  readonly added: readonly HistoryRow[];
  readonly removed: readonly HistoryRow[];
}

const DELETE = statement(
  "dns_record_delete",
  "DELETE FROM dns_record WHERE zone_id = $1::uuid AND id = ANY ($2::uuid[])",
);

/** A changed record is deleted and written anew under its id, so that two records can swap their values. */
const INSERT = statement(
  "dns_record_insert",
  `INSERT INTO dns_record (id, zone_id, owner, type, ttl, rdata, auto_ttl, comment, tags, created_at, updated_at)
   SELECT r.id::uuid, $1::uuid, r.owner, r.type, r.ttl, r.rdata, r."autoTtl", r.comment, r.tags, r."createdAt", $3
   FROM json_to_recordset($2::json) AS r (id text, owner text, type text, ttl int, rdata text, "autoTtl" boolean,
     comment text, tags text[], "createdAt" timestamptz)`,
);

const NOTE = statement(
  "dns_record_note",
  `UPDATE dns_record AS d SET auto_ttl = r."autoTtl", comment = r.comment, tags = r.tags, updated_at = $3
   FROM json_to_recordset($2::json) AS r (id text, "autoTtl" boolean, comment text, tags text[])
   WHERE d.zone_id = $1::uuid AND d.id = r.id::uuid`,
);

/** A zone that was taken out of the list of zones is back with its first new record. */
const STEP = statement(
  "dns_zone_step",
  `UPDATE zone SET serial = $2, updated_at = $3, removed_at = CASE WHEN $4 THEN NULL ELSE removed_at END
   WHERE id = $1::uuid`,
);

const HISTORY = statement(
  "dns_zone_change_insert",
  `INSERT INTO zone_change (id, zone_id, serial, diff, actor, request_id, created_at)
   VALUES ($1::uuid, $2::uuid, $3, $4::jsonb, $5, $6, $7)`,
);

/** Records told in an event or an audit row; the history has all. */
const MOST_TOLD = 100;

/**
 * Writes a checked batch: records, serial, history, audit, event and outbox. What is only noted about records steps no
 * serial and is published to nobody. The zone must be locked by `tx`.
 */
export async function writeZone(
  tx: Tx,
  ctx: Context,
  tenant: DnsTenant,
  zone: LoadedZone,
  batch: AppliedBatch,
  action: "dns.apply" | "dns.import" | "dns.revert" | "dns.remove_zone",
): Promise<AppliedChange> {
  const { id, apex, records } = zone;
  const before = new Map(records.map((row) => [row.id, row]));
  const rows = batch.rows.map((row) => {
    const old = row.id === null ? undefined : before.get(row.id);
    const isKept = old !== undefined && isSameRow(old, row);
    const isNoted = isKept && !isSameNotes(old, row);
    return {
      ...row,
      id: row.id ?? newId(),
      isKept,
      isNoted,
      createdAt: old?.createdAt ?? ctx.now,
      updatedAt: isKept && !isNoted ? old.updatedAt : ctx.now,
    };
  });
  const stays = new Set(rows.map((row) => row.id));
  const deleted = records.filter((row) => !stays.has(row.id));
  const written = rows.filter((row) => !row.isKept);
  const noted = rows.filter((row) => row.isNoted);
  const gone = [...deleted, ...written.flatMap((row) => before.get(row.id) ?? [])];
  assertChallenges(tenant, [...gone, ...written, ...noted]);
  const { added, removed } = batch;
  const from = (list: "creates" | "updates") =>
    rows
      .filter((row) => row.origin?.list === list)
      .sort((a, b) => (a.origin?.index ?? 0) - (b.origin?.index ?? 0))
      .map(toView);
  const shown = {
    created: from("creates"),
    updated: from("updates"),
    deleted: deleted.map(toView),
    noted: noted.length,
  };
  if (noted.length > 0) await tx.sql(NOTE, [id, JSON.stringify(noted), ctx.now]);
  const subject = { kind: "zone", id, name: apex } as const;
  const { accountId } = tenant;
  const notes = { records: noted.slice(0, MOST_TOLD).map(plainRow), count: noted.length };
  if (deleted.length === 0 && written.length === 0) {
    if (noted.length > 0)
      await recordAudit(tx, ctx, { action: "dns.annotate", accountId, subject, after: notes });
    return { apex, serial: zone.serial, changeId: null, ...shown, added, removed };
  }

  if (gone.length > 0) await tx.sql(DELETE, [id, gone.map((row) => row.id)]);
  if (written.length > 0) await tx.sql(INSERT, [id, JSON.stringify(written), ctx.now]);
  const serial = nextSerial(zone.serial);
  const changeId = newId();
  await tx.sql(STEP, [id, serial, ctx.now, written.length > 0]);
  const diff = JSON.stringify({ added, removed });
  await tx.sql(HISTORY, [changeId, id, serial, diff, actorLabel(ctx.actor), ctx.requestId, ctx.now]);
  await recordAudit(tx, ctx, {
    action,
    accountId,
    subject,
    before: {
      serial: zone.serial,
      records: removed.slice(0, MOST_TOLD).map(plainRow),
      count: removed.length,
    },
    after: {
      serial,
      records: added.slice(0, MOST_TOLD).map(plainRow),
      count: added.length,
      changeId,
      ...(noted.length > 0 && { notes }),
    },
  });
  await emitEvent(tx, ctx, {
    type: "dns.updated",
    accountId,
    subject: apex,
    payload: { subdomain: apex, serial, added: told(added), removed: told(removed) },
  });
  await queueZoneChange(tx, apex);
  return { apex, serial, changeId, ...shown, added, removed };
}

function told(rows: readonly RecordRow[]) {
  return rows.slice(0, MOST_TOLD).map((row) => {
    const { value, priority } = toValue(row);
    return {
      type: row.type,
      name: row.owner,
      value,
      ttl: row.ttl,
      ...(priority === null ? {} : { priority }),
    };
  });
}
