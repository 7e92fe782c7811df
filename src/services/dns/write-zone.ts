import { statement } from "@/db/sql";
import type { Tx } from "@/db/transaction";
import { nextSerial } from "@/lib/dns/serial";
import { newId } from "@/lib/id";
import type { Tenant } from "../access/require";
import { actorLabel, recordAudit } from "../audit/record";
import type { Context } from "../context";
import { emitEvent } from "../events/emit";
import type { AppliedBatch, NextRow } from "./apply-batch";
import type { LoadedZone } from "./load-zone";
import { queueZoneChange } from "./outbox";
import type { RecordRow, RecordView, StoredRecord } from "./rows";
import { toValue, toView } from "./values";

/** What a change did. */
export interface AppliedChange {
  readonly apex: string;
  readonly serial: number;
  /** Null when there was nothing to change: then the serial has not moved either. */
  readonly changeId: string | null;
  /** In the order of the batch. */
  readonly created: readonly RecordView[];
  readonly updated: readonly RecordView[];
  readonly deleted: readonly RecordView[];
  /** Rows that vanished and appeared, a changed one in both; as in the history. */
  readonly added: readonly RecordRow[];
  readonly removed: readonly RecordRow[];
}

const DELETE = statement(
  "dns_record_delete",
  "DELETE FROM dns_record WHERE zone_id = $1::uuid AND id = ANY ($2::uuid[])",
);

/** A changed record is deleted and written anew under its id, so that two records can swap their values. */
const INSERT = statement(
  "dns_record_insert",
  `INSERT INTO dns_record (id, zone_id, owner, type, ttl, rdata, created_at, updated_at)
   SELECT r.id::uuid, $1::uuid, r.owner, r.type, r.ttl, r.rdata, $3, $3
   FROM json_to_recordset($2::json) AS r (id text, owner text, type text, ttl int, rdata text)`,
);

const STEP = statement("dns_zone_step", "UPDATE zone SET serial = $2, updated_at = $3 WHERE id = $1::uuid");

const HISTORY = statement(
  "dns_zone_change_insert",
  `INSERT INTO zone_change (id, zone_id, serial, diff, actor, request_id, created_at)
   VALUES ($1::uuid, $2::uuid, $3, $4::jsonb, $5, $6, $7)`,
);

/** Records told in an event or an audit row; the history has all. */
const MOST_TOLD = 100;

/** Writes a checked batch: records, serial, history, audit, event and outbox. The zone must be locked by `tx`. */
export async function writeZone(
  tx: Tx,
  ctx: Context,
  tenant: Tenant,
  zone: LoadedZone,
  batch: AppliedBatch,
  action: "dns.apply" | "dns.import" | "dns.revert",
): Promise<AppliedChange> {
  const { id, apex, records } = zone;
  const before = new Map(records.map((row) => [row.id, row]));
  const rows = batch.rows.map((row): StoredRecord & Pick<NextRow, "origin"> => ({
    ...row,
    id: row.id ?? newId(),
  }));
  const kept = new Map(rows.map((row) => [row.id, row]));
  const deleted = records.filter((row) => !kept.has(row.id));
  const written = rows.filter((row) => !isSame(before.get(row.id), row));
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
  };
  if (deleted.length === 0 && written.length === 0) {
    return { apex, serial: zone.serial, changeId: null, ...shown, added, removed };
  }

  const gone = [...deleted, ...written.filter((row) => before.has(row.id))];
  if (gone.length > 0) await tx.sql(DELETE, [id, gone.map((row) => row.id)]);
  if (written.length > 0) await tx.sql(INSERT, [id, JSON.stringify(written), ctx.now]);
  const serial = nextSerial(zone.serial);
  const changeId = newId();
  await tx.sql(STEP, [id, serial, ctx.now]);
  const diff = JSON.stringify({ added, removed });
  await tx.sql(HISTORY, [changeId, id, serial, diff, actorLabel(ctx.actor), ctx.requestId, ctx.now]);
  await recordAudit(tx, ctx, {
    action,
    accountId: tenant.accountId,
    subject: { kind: "zone", id, name: apex },
    before: { serial: zone.serial, records: removed.slice(0, MOST_TOLD), count: removed.length },
    after: { serial, records: added.slice(0, MOST_TOLD), count: added.length, changeId },
  });
  await emitEvent(tx, ctx, {
    type: "dns.updated",
    accountId: tenant.accountId,
    subject: apex,
    payload: { subdomain: apex, serial, added: told(added), removed: told(removed) },
  });
  await queueZoneChange(tx, apex);
  return { apex, serial, changeId, ...shown, added, removed };
}

function isSame(a: RecordRow | undefined, b: RecordRow): boolean {
  return (
    a !== undefined && a.owner === b.owner && a.type === b.type && a.ttl === b.ttl && a.rdata === b.rdata
  );
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
