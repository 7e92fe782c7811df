import type pg from "pg";
import { sqlOn } from "@/db/sql";
import { listen } from "@/integrations/postgres/listen";
import type { DnsBackend, ZonePublication } from "@/services/dns/backend";
import { finishPublished } from "@/services/workflows/publication";

/** Outbox rows taken at once: they become one publication per zone. */
const BATCH = 1_000;
/** In case a notification was lost. */
const POLL_MS = 1_000;
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 30_000;

export interface DnsPublisher {
  /** How many batches in a row have failed; 0 when all is well. */
  failures(): number;
  /** Publishes all that is queued now. Rejects as the backend does. */
  flush(): Promise<void>;
  /** Waits for the batch at hand. */
  close(): Promise<void>;
}

/**
 * Brings committed changes to the DNS backend, milliseconds after the commit. Any number of processes may run one: rows
 * are taken with SKIP LOCKED and leave the outbox only after they were published, so that a crash publishes them again.
 */
export async function startDnsPublisher(options: {
  pool: pg.Pool;
  backend: DnsBackend;
  onError: (error: unknown) => void;
  /** Told how long each change took from its commit until it was published, microseconds. */
  onPublished?: (micros: readonly number[]) => void;
}): Promise<DnsPublisher> {
  const { pool, backend, onError, onPublished } = options;
  let failures = 0;
  let closed = false;
  let wanted = false;
  let pause: NodeJS.Timeout | undefined;
  let running: Promise<void> | null = null;

  const drain = async (): Promise<void> => {
    while (!closed && (await publishBatch(pool, backend, onPublished)) === BATCH);
  };
  const wake = (): void => {
    wanted = true;
    if (running || pause || closed) return;
    wanted = false;
    running = drain()
      .then(
        () => {
          failures = 0;
        },
        (error) => {
          failures++;
          wanted = true;
          onError(error);
          const delay = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (failures - 1));
          pause = setTimeout(() => {
            pause = undefined;
            wake();
          }, delay);
        },
      )
      .finally(() => {
        running = null;
        if (wanted) wake();
      });
  };

  const listening = await listen(pool, "dns_outbox", wake);
  const poll = setInterval(wake, POLL_MS);
  wake();
  return {
    failures: () => failures,
    async flush() {
      await running;
      await drain();
    },
    async close() {
      closed = true;
      clearInterval(poll);
      clearTimeout(pause);
      await listening.close();
      await running;
    },
  };
}

interface OutboxRow {
  readonly apex: string;
  readonly fqdn: string | null;
  /** Microseconds between its transaction's begin and its being taken. */
  readonly waited: number;
}

const TAKE = {
  name: "dns_outbox_take",
  text: `DELETE FROM dns_outbox WHERE id IN (
    SELECT id FROM dns_outbox ORDER BY id FOR UPDATE SKIP LOCKED LIMIT ${BATCH}) RETURNING apex, fqdn,
    (extract(epoch FROM clock_timestamp() - created_at) * 1e6)::float8 AS waited`,
};

/** Serial plus one (RFC 1982), zero skipped. Rows are locked in one order, so that publishers cannot deadlock. */
const STEP_NAMESPACES = {
  name: "dns_step_namespaces",
  text: `UPDATE zone SET serial = CASE WHEN serial >= 4294967295 THEN 1 ELSE serial + 1 END, updated_at = now()
    WHERE id IN (SELECT id FROM zone WHERE apex = ANY ($1::text[]) AND namespace_id IS NOT NULL ORDER BY id FOR UPDATE)`,
};

const SERIALS = {
  name: "dns_serials",
  text: "SELECT apex, serial::text FROM zone WHERE apex = ANY ($1::text[])",
};

/** A slower publisher must not put an older serial back: the distance decides (RFC 1982 §3.2). */
const MARK_PUBLISHED = {
  name: "dns_mark_published",
  text: `UPDATE zone SET published_serial = t.serial, published_at = clock_timestamp()
    FROM (SELECT z.id, u.serial FROM unnest($1::text[], $2::bigint[]) AS u (apex, serial) JOIN zone z ON z.apex = u.apex
      ORDER BY z.id FOR UPDATE OF z) AS t
    WHERE zone.id = t.id AND (t.serial - zone.published_serial + 4294967296) % 4294967296 < 2147483648`,
};

/** Publishes up to a batch of outbox rows, and ends the workflows that waited for that; how many rows it took. */
async function publishBatch(
  pool: pg.Pool,
  backend: DnsBackend,
  onPublished?: (micros: readonly number[]) => void,
): Promise<number> {
  const rows = await takeBatch(pool, backend, onPublished);
  const names = rows.flatMap(({ fqdn }) => fqdn ?? []);
  if (names.length > 0) await finishPublished({ sql: sqlOn(pool) }, names, new Date());
  return rows.length;
}

async function takeBatch(
  pool: pg.Pool,
  backend: DnsBackend,
  onPublished?: (micros: readonly number[]) => void,
): Promise<readonly OutboxRow[]> {
  const client = await pool.connect();
  let broken: Error | undefined;
  try {
    await client.query("BEGIN");
    const { rows } = await client.query<OutboxRow>(TAKE);
    const taken = performance.now();
    if (rows.length > 0) await publishRows(pool, backend, rows);
    const took = (performance.now() - taken) * 1000;
    await client.query("COMMIT");
    onPublished?.(rows.map(({ waited }) => Math.max(0, waited) + took));
    return rows;
  } catch (error) {
    await client.query("ROLLBACK").catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/**
 * The serials are stepped and committed before the backend reads, on another connection than the one that holds the
 * outbox rows: an answerer must not read a serial that is about to change.
 */
async function publishRows(pool: pg.Pool, backend: DnsBackend, rows: readonly OutboxRow[]): Promise<void> {
  const namesOf = new Map<string, Set<string>>();
  const whole = new Set<string>();
  for (const { apex, fqdn } of rows) {
    if (fqdn === null) whole.add(apex);
    else namesOf.set(apex, (namesOf.get(apex) ?? new Set()).add(fqdn));
  }
  if (namesOf.size > 0) await pool.query({ ...STEP_NAMESPACES, values: [[...namesOf.keys()]] });
  const apexes = [...new Set([...namesOf.keys(), ...whole])];
  const found = await pool.query<{ apex: string; serial: string }>({ ...SERIALS, values: [apexes] });
  const serials = new Map(found.rows.map(({ apex, serial }) => [apex, Number(serial)]));

  const publications: ZonePublication[] = [...whole].map((apex) => ({
    apex,
    names: null,
    serial: serials.get(apex) ?? 0,
  }));
  for (const [apex, names] of namesOf) {
    publications.push({ apex, names: [...names], serial: serials.get(apex) ?? 0 });
  }
  await backend.publish(publications);
  await pool.query({ ...MARK_PUBLISHED, values: [[...serials.keys()], [...serials.values()]] });
}
