import pg from "pg";

/** Names with their zone and one record, spread over all accounts or over `accountIds`, by the database itself. */
export async function fillAccounts(
  url: string,
  count: number,
  accountIds: readonly string[] = [],
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `WITH accounts AS (
       SELECT array_agg(id) AS ids FROM account WHERE $2::uuid[] = '{}' OR id = ANY ($2::uuid[])
     ),
     made AS (
       INSERT INTO name (id, namespace_id, account_id, label, label_unicode, fqdn, registered_at, expires_at,
         updated_at, client_statuses, server_statuses)
       SELECT gen_random_uuid(), ns.id, ids[1 + i % array_length(ids, 1)], 'fill-' || i, 'fill-' || i,
         'fill-' || i || '.com.store', now(), now() + interval '1 year', now(), '{}', '{}'
       FROM generate_series(1, $1::int) i, namespace ns, accounts WHERE ns.name = 'com.store'
       RETURNING id, fqdn
     ),
     zoned AS (
       INSERT INTO zone (id, apex, name_id, serial, updated_at)
       SELECT gen_random_uuid(), fqdn, id, 1, now() FROM made RETURNING id
     )
     INSERT INTO dns_record (id, zone_id, owner, type, ttl, rdata, updated_at)
     SELECT gen_random_uuid(), id, '@', 'A', 3600, '192.0.2.1', now() FROM zoned`,
    [count, accountIds],
  );
  await client.query("VACUUM ANALYZE");
  await client.query("CHECKPOINT");
  await client.end();
}
