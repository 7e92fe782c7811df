import pg from "pg";
import { type Load, median } from "./lib/load";
import { startDatabase, startPortal } from "./lib/portolan";
import { loadPoll } from "./lib/registrar-load";
import { fundRegistrars, type Registrar } from "./lib/registrars";
import { report, rounded } from "./lib/report";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 4);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const FEW = 1_000;
/** So that none meets its limit. */
const KEYS = 8;
const MANY = Number(process.env.BENCH_COMMANDS ?? 1_000_000);

/** The ways that clients ask. `cursor` stands for one that an answer gave. */
const QUERIES: Record<string, string> = {
  "the newest": "?limit=50",
  "since an hour ago": "?limit=50&since=",
  "after a cursor": "?limit=50&cursor=",
  "one key": "?limit=50&idempotency_key=k-500",
};

interface Side {
  readonly url: string;
  readonly keys: readonly string[];
  readonly cursor: string;
  close(): Promise<void>;
}

/** `GET /poll` over a log of 1,000 and of 1,000,000 commands: two databases and portals, in turns. */
export async function benchPoll(): Promise<void> {
  const many = await openWith(MANY);
  const few = await openWith(FEW);
  try {
    for (const [what, query] of Object.entries(QUERIES)) {
      const rounds: { few: Load; many: Load }[] = [];
      for (let round = 0; round <= ROUNDS; round++) {
        const pair = { few: await measure(few, query), many: await measure(many, query) };
        if (pair.few.failed + pair.many.failed > 0) throw new Error(`poll, ${what}: requests failed`);
        if (round > 0) rounds.push(pair);
      }
      const perSecond = (side: "few" | "many") => median(rounds.map((pair) => pair[side].perSecond));
      const ratio = median(rounds.map((pair) => pair.few.perSecond / pair.many.perSecond));
      report({
        what: `poll (${what}), ${rounded(MANY)} commands`,
        portolan: `${rounded(perSecond("many"))}/s`,
        beside: `with ${rounded(FEW)}: ${rounded(perSecond("few"))}/s`,
        ratio: `${ratio.toFixed(2)}×`,
        aim: "≤ 1.5×",
        met: ratio <= 1.5,
      });
    }
  } finally {
    await few.close();
    await many.close();
  }
}

function measure({ url, keys, cursor }: Side, query: string): Promise<Load> {
  const since = new Date(Date.now() - 3_600_000).toISOString();
  const filled = query.replace("since=", `since=${since}`).replace("cursor=", `cursor=${cursor}`);
  return loadPoll(url, keys, filled, SECONDS);
}

async function openWith(count: number): Promise<Side> {
  const database = await startDatabase();
  // Its job would seal the million while the polls are measured.
  const portal = await startPortal(database.url, { worker: false });
  const [registrar] = await fundRegistrars(database.url, 1, KEYS);
  if (!registrar) throw new Error("There is no registrar");
  await fillCommands(database.url, registrar, count);
  const { keys } = registrar;
  const headers = { authorization: `Bearer ${keys[0]}` };
  const since = new Date(Date.now() - 7_200_000).toISOString();
  const answer = await fetch(`${portal.url}/api/v1/registrar/v1/poll?limit=50&since=${since}`, { headers });
  const { next_cursor: cursor } = (await answer.json()) as { next_cursor: string };
  return {
    url: portal.url,
    keys,
    cursor,
    async close() {
      await portal.stop();
      await database.stop();
    },
  };
}

/**
 * Commands of the last 24 hours, three a transaction, by the database itself. Positions of transactions that were never
 * there: the clock of the feed is moved behind them.
 */
async function fillCommands(url: string, { channelId }: Registrar, count: number): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("UPDATE feed_clock SET shift = $1::bigint", [Math.ceil(count / 3) + 1]);
  await client.query(
    `INSERT INTO registrar_command (position, at, door, channel_id, command, domain, idempotency_key, status, sandbox,
       http_status, epp_code, request_id, request, response, duration_micros)
     SELECT i / 3, now() - interval '1 day' * (1 - i / $2::float), 'registrar_v1', $1::uuid,
       (ARRAY['check_domain', 'create_domain', 'info_domain', 'renew_domain'])[1 + i % 4],
       'fill-' || (i % 20000) || '.defiwallet', 'k-' || i,
       (CASE WHEN i % 20 = 0 THEN 'failed' ELSE 'success' END)::command_status, false, 200, 1000, 'req_fill_' || i,
       jsonb_build_object('domain', 'fill-' || (i % 20000) || '.defiwallet', 'years', 1),
       jsonb_build_object('domain', 'fill-' || (i % 20000) || '.defiwallet', 'state', 'active', 'years', 1,
         'expires_at', '2027-01-01T00:00:00Z', 'statuses', '["clientTransferProhibited"]'::jsonb),
       900
     FROM generate_series(1, $2::int) i`,
    [channelId, count],
  );
  await client.query("VACUUM ANALYZE registrar_command");
  await client.query("CHECKPOINT");
  await client.end();
}
