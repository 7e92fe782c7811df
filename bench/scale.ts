import { setTimeout } from "node:timers/promises";
import pg from "pg";
import { fundAccounts } from "./lib/accounts";
import { type Load, loadCheck, loadRegister, median } from "./lib/load";
import { startDatabase, startPortal } from "./lib/portolan";
import { report, rounded } from "./lib/report";

const ROUNDS = 4;
const SECONDS = 4;
const SETTLE_MS = 20_000;
const FEW = 1_000;
const MANY = 1_000_000;

/** The same two requests with 1,000 and with 1,000,000 registrations: two databases and portals, in turns. */
export async function benchScale(): Promise<void> {
  const many = await openWith(MANY);
  const few = await openWith(FEW);
  try {
    // Writing back what the filling left would slow whichever is measured first.
    await setTimeout(SETTLE_MS);
    const rounds: { few: Round; many: Round }[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const pair = { few: await measure(few, round), many: await measure(many, round) };
      if (round > 0) rounds.push(pair);
    }
    for (const what of ["check", "register"] as const) {
      const perSecond = (side: "few" | "many") => median(rounds.map((pair) => pair[side][what].perSecond));
      const ratio = median(rounds.map((pair) => pair.few[what].perSecond / pair.many[what].perSecond));
      report({
        what: `${what} with ${rounded(MANY)} names`,
        portolan: `${rounded(perSecond("many"))}/s`,
        beside: `with ${rounded(FEW)}: ${rounded(perSecond("few"))}/s`,
        ratio: `${ratio.toFixed(2)}×`,
        aim: "≤ 1.2×",
        met: ratio <= 1.2,
      });
    }
  } finally {
    await few.close();
    await many.close();
  }
}

interface Round {
  readonly check: Load;
  readonly register: Load;
}

interface Filled {
  readonly url: string;
  readonly keys: readonly string[];
  close(): Promise<void>;
}

async function openWith(count: number): Promise<Filled> {
  const database = await startDatabase();
  const portal = await startPortal(database.url);
  const keys = await fundAccounts(database.url, 32);
  await fill(database.url, count);
  return {
    url: portal.url,
    keys,
    async close() {
      await portal.stop();
      await database.stop();
    },
  };
}

async function measure({ url, keys }: Filled, round: number): Promise<Round> {
  const [key = ""] = keys;
  return {
    check: await loadCheck(url, key, `s${round}x`, SECONDS),
    register: await loadRegister(url, keys, `s${round}y`, SECONDS),
  };
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
