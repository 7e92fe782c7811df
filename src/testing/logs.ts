import type pg from "pg";

/** Writes `count` audit rows in a transaction of their own; returns their ids. */
export async function writeAudit(pool: pg.Pool, count = 1, name = "shop.com.store"): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO audit_entry (at, request_id, door, actor_kind, actor_label, action, subject_kind, subject_id,
       subject_name, after)
     SELECT '2026-11-21T09:00:00Z', 'req_' || n, 'trpc', 'user', 'ada@example.com', 'names.register', 'name', $2, $2,
       jsonb_build_object('years', n, 'b', 1.50, 'a', jsonb_build_array(1, 'x'))
       FROM generate_series(1, $1::int) n RETURNING id::text`,
    [count, name],
  );
  return rows.map(({ id }) => id);
}

/** Writes `count` commands of one channel in a transaction of their own; returns their ids. */
export async function writeCommands(pool: pg.Pool, count: number, channelId: string): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `INSERT INTO registrar_command (at, door, channel_id, command, domain, status, sandbox, http_status, epp_code,
       request_id, request, response, duration_micros)
     SELECT '2026-11-21T09:00:00Z', 'registrar_v1', $2, 'create_domain', 'n' || n || '.com.store', 'success', false, 200,
       1000, 'req_' || n, '{"years":1}', '{}', 900 FROM generate_series(1, $1::int) n RETURNING id::text`,
    [count, channelId],
  );
  return rows.map(({ id }) => id);
}
