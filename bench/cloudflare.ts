import { compare, type Pair, startFloor } from "./api";
import { fillAccounts } from "./lib/fill-accounts";
import { loadCheck, loadRegister, median } from "./lib/load";
import { type Portal, startDatabase, startPortal } from "./lib/portolan";
import { report, rounded } from "./lib/report";
import { fundTools, loadDomainCheck, loadRegistrations, type Tool } from "./lib/tools-load";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);
const NAMES = Number(process.env.BENCH_NAMES ?? 100_000);
const PAGE = 100;
/** Pages of each kind that are timed. */
const READS = 300;

/**
 * Check and registration through `/client/v4` beside the floor of `api`, which does the same with a bare `pg`; then a long
 * list of registrations by cursor, its first page beside its last.
 */
export async function benchCloudflare(): Promise<void> {
  const database = await startDatabase();
  const portal = await startPortal(database.url);
  const floor = await startFloor(database.url);
  try {
    const tools = await fundTools(database.url, 32);
    const pairs = await inTurns(portal, floor.url, tools);
    compare("POST /client/v4/…/domain-check", pairs.check, 0.5);
    compare("POST /client/v4/…/registrations", pairs.register, 0.4);
    const [holder] = await fundTools(database.url, 1);
    if (!holder) throw new Error("There is nobody to hold names");
    await fillAccounts(database.url, NAMES, [holder.accountId]);
    await comparePages(portal.url, holder);
  } finally {
    floor.process.kill();
    await portal.stop();
    await database.stop();
  }
}

async function inTurns(portal: Portal, floorUrl: string, tools: readonly Tool[]) {
  const check: Pair[] = [];
  const register: Pair[] = [];
  const keys = tools.map(({ key }) => key);
  for (let round = 0; round <= ROUNDS; round++) {
    const id = `${round}${Date.now().toString(36)}`;
    const pair = {
      check: {
        portolan: await loadDomainCheck(portal.url, tools.slice(0, 1), `p${id}x`, SECONDS),
        floor: await loadCheck(floorUrl, keys[0] ?? "", `f${id}x`, SECONDS),
      },
      register: {
        portolan: await loadRegistrations(portal.url, tools, `p${id}y`, SECONDS),
        floor: await loadRegister(floorUrl, keys, `f${id}y`, SECONDS),
      },
    };
    // The first round warms both up.
    if (round === 0) continue;
    check.push(pair.check);
    register.push(pair.register);
  }
  return { check, register };
}

interface PageRead {
  readonly result: readonly unknown[];
  readonly result_info: { readonly cursor: string };
}

/** All names have one date, so that only their ids tell their order. */
async function comparePages(url: string, { tree, key }: Tool): Promise<void> {
  const read = async (cursor: string): Promise<PageRead> => {
    const query = new URLSearchParams({ per_page: String(PAGE), cursor });
    const headers = { authorization: `Bearer ${key}` };
    const answer = await fetch(`${url}${tree}/registrations?${query}`, { headers });
    if (!answer.ok) throw new Error(`A page of registrations: ${answer.status}`);
    return (await answer.json()) as PageRead;
  };
  let last = "";
  let count = 0;
  for (let cursor = ""; ; ) {
    const page = await read(cursor);
    count += page.result.length;
    last = cursor;
    cursor = page.result_info.cursor;
    if (cursor === "") break;
  }
  if (count !== NAMES) throw new Error(`${count} of ${NAMES} registrations were listed`);
  const millis: Record<"first" | "last", number[]> = { first: [], last: [] };
  for (let index = 0; index < READS; index++) {
    for (const [which, cursor] of [
      ["first", ""],
      ["last", last],
    ] as const) {
      const began = performance.now();
      await read(cursor);
      millis[which].push(performance.now() - began);
    }
  }
  const ratio = median(millis.last) / median(millis.first);
  report({
    what: `the last ${PAGE} of ${rounded(NAMES)} registrations, by cursor`,
    portolan: `p50 ${rounded(median(millis.last), 1)} ms`,
    beside: `the first ${PAGE}: p50 ${rounded(median(millis.first), 1)} ms`,
    ratio: `${ratio.toFixed(2)}×`,
    aim: "≤ 1.2×",
    met: ratio <= 1.2,
  });
}
