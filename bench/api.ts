import { type ChildProcess, spawn } from "node:child_process";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { fundAccounts } from "./lib/accounts";
import { type Load, loadCheck, loadRegister, median } from "./lib/load";
import { type Portal, startDatabase, startPortal } from "./lib/portolan";
import { report, rounded } from "./lib/report";

const ROUNDS = 5;
const SECONDS = 4;

/** Check and registration through `/api/v2` beside the floor: one database, in turns, medians of five rounds. */
export async function benchApi(): Promise<void> {
  const database = await startDatabase();
  const portal = await startPortal(database.url);
  const floor = await startFloor(database.url);
  try {
    const keys = await fundAccounts(database.url, 32);
    const pairs = await inTurns(portal, floor.url, keys);
    compare("GET /api/v2/subdomains/{name}", pairs.check, 0.5);
    compare("POST /api/v2/subdomains", pairs.register, 0.4);
  } finally {
    floor.process.kill();
    await portal.stop();
    await database.stop();
  }
}

/** Both sides of a round. */
export interface Pair {
  readonly portolan: Load;
  readonly floor: Load;
}

async function inTurns(portal: Portal, floorUrl: string, keys: readonly string[]) {
  const check: Pair[] = [];
  const register: Pair[] = [];
  const [key = ""] = keys;
  for (let round = 0; round <= ROUNDS; round++) {
    const id = `${round}${Date.now().toString(36)}`;
    const pair = {
      check: {
        portolan: await loadCheck(portal.url, key, `p${id}x`, SECONDS),
        floor: await loadCheck(floorUrl, key, `f${id}x`, SECONDS),
      },
      register: {
        portolan: await loadRegister(portal.url, keys, `p${id}y`, SECONDS),
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

/** Reports the medians and whether the aim is met. @throws Error when a request failed */
export function compare(what: string, pairs: readonly Pair[], aim: number): void {
  const failed = pairs.reduce((sum, pair) => sum + pair.portolan.failed + pair.floor.failed, 0);
  if (failed > 0) throw new Error(`${what}: ${failed} requests failed`);
  const ratio = median(pairs.map((pair) => pair.portolan.perSecond / pair.floor.perSecond));
  const show = (side: keyof Pair) =>
    `${rounded(median(pairs.map((p) => p[side].perSecond)))}/s, p99 ${rounded(median(pairs.map((p) => p[side].p99)), 1)} ms`;
  report({
    what,
    portolan: show("portolan"),
    beside: `floor ${show("floor")}`,
    ratio: ratio.toFixed(2),
    aim: `≥ ${aim}`,
    met: ratio >= aim,
  });
}

/** Starts a floor: the bundle of `bench/<name>.ts`. */
export async function startFloor(
  databaseUrl: string,
  name = "floor",
): Promise<{ url: string; process: ChildProcess }> {
  const program = join(dirname(fileURLToPath(import.meta.url)), `${name}.mjs`);
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, DATABASE_URL: databaseUrl, NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const port = await new Promise<string>((done, fail) => {
    child.stdout.once("data", (chunk) => done(String(chunk).trim()));
    child.once("exit", () => fail(new Error("The floor did not start")));
  });
  return { url: `http://127.0.0.1:${port}`, process: child };
}
