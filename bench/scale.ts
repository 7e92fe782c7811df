import pg from "pg";
import { fundAccounts } from "./lib/accounts";
import { type Load, loadCheck, loadRegister, median } from "./lib/load";
import { startDatabase, startPortal } from "./lib/portolan";
import { report, rounded } from "./lib/report";

const ROUNDS = 4;
const SECONDS = 4;
const FEW = 1_000;
const MANY = 1_000_000;

/** The same two requests with 1,000 and with 1,000,000 registrations in the database. */
export async function benchScale(): Promise<void> {
  const few = await measureWith(FEW);
  const many = await measureWith(MANY);
  for (const what of ["check", "register"] as const) {
    const ratio = few[what] / many[what];
    report({
      what: `${what} with ${rounded(MANY)} names`,
      portolan: `${rounded(many[what])}/s`,
      beside: `with ${rounded(FEW)}: ${rounded(few[what])}/s`,
      ratio: `${ratio.toFixed(2)}×`,
      aim: "≤ 1.2×",
      met: ratio <= 1.2,
    });
  }
}

async function measureWith(count: number): Promise<{ check: number; register: number }> {
  const database = await startDatabase();
  const portal = await startPortal(database.url);
  try {
    const keys = await fundAccounts(database.url, 32);
    await fill(database.url, count);
    const [key = ""] = keys;
    const checks: Load[] = [];
    const registrations: Load[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const check = await loadCheck(portal.url, key, `s${round}x`, SECONDS);
      const registration = await loadRegister(portal.url, keys, `s${round}y`, SECONDS);
      if (round === 0) continue;
      checks.push(check);
      registrations.push(registration);
    }
    const perSecond = (loads: readonly Load[]) => median(loads.map((load) => load.perSecond));
    return { check: perSecond(checks), register: perSecond(registrations) };
  } finally {
    await portal.stop();
    await database.stop();
  }
}

/** Names with their zone and one record, spread over the accounts, by the database itself. */
async function fill(url: string, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(
    `WITH accounts AS (SELECT array_agg(id) AS ids FROM account),
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
    [count],
  );
  await client.query("VACUUM ANALYZE");
  await client.query("CHECKPOINT");
  await client.end();
}
