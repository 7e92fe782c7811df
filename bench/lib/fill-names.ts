import pg from "pg";
import { NAMESPACE, type Registrar } from "./registrars";

/** Names `prefix` and 1 … `count`, each with its zone; the n-th is held by the registrar that the n-th request is sent as. */
export async function fillNames(
  url: string,
  registrars: readonly Registrar[],
  prefix: string,
  count: number,
): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `WITH made AS (
       INSERT INTO name (id, namespace_id, account_id, label, label_unicode, fqdn, registered_at, expires_at,
         updated_at, client_statuses, server_statuses)
       SELECT gen_random_uuid(), ns.id, ($1::uuid[])[1 + i % array_length($1::uuid[], 1)], $3 || i, $3 || i,
         $3 || i || '.' || ns.name, now(), now() + interval '1 year', now(), '{clientTransferProhibited}', '{}'
       FROM generate_series(1, $2::int) i, namespace ns WHERE ns.name = $4
       RETURNING id, fqdn
     )
     INSERT INTO zone (id, apex, name_id, serial, updated_at) SELECT gen_random_uuid(), fqdn, id, 1, now() FROM made`,
    [registrars.map(({ accountId }) => accountId), count, prefix, NAMESPACE],
  );
  await client.end();
}
