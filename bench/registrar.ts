import { compare, type Pair, startFloor } from "./api";
import { fillNames } from "./lib/fill-names";
import type { Load } from "./lib/load";
import { startDatabase, startPortal } from "./lib/portolan";
import { loadCheckDomain, loadCreateDomain, loadRenewDomain } from "./lib/registrar-load";
import { fundRegistrars } from "./lib/registrars";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 5);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 4);

/** More than any side renews in a round. */
const NAMES_A_ROUND = 2_500 * SECONDS;

type Run = (url: string, keys: readonly string[], prefix: string, seconds: number) => Promise<Load>;

const COMMANDS: Record<string, { run: Run; aim: number }> = {
  "registrar: POST /domains/check": { run: loadCheckDomain, aim: 0.5 },
  "registrar: POST /domains, keyed": { run: loadCreateDomain, aim: 0.4 },
  "registrar: POST /domains/{domain}/renew, keyed": { run: loadRenewDomain, aim: 0.4 },
};

/** The registrar API's check, create and renew beside the floor: one database, in turns, medians of the rounds. */
export async function benchRegistrar(): Promise<void> {
  const database = await startDatabase();
  const portal = await startPortal(database.url);
  const floor = await startFloor(database.url, "registrar-floor");
  try {
    const registrars = await fundRegistrars(database.url, 32);
    const keys = registrars.flatMap(({ keys }) => keys);
    const pairs = new Map<string, Pair[]>(Object.keys(COMMANDS).map((what) => [what, []]));
    for (let round = 0; round <= ROUNDS; round++) {
      for (const [index, [what, { run }]] of Object.entries(COMMANDS).entries()) {
        const id = `${"abc"[index]}${round}${Date.now().toString(36)}`;
        if (run === loadRenewDomain) {
          for (const side of ["p", "f"])
            await fillNames(database.url, registrars, `${side}${id}x`, NAMES_A_ROUND);
        }
        const pair = {
          portolan: await run(portal.url, keys, `p${id}x`, SECONDS),
          floor: await run(floor.url, keys, `f${id}x`, SECONDS),
        };
        // The first round warms both up.
        if (round > 0) pairs.get(what)?.push(pair);
      }
    }
    for (const [what, { aim }] of Object.entries(COMMANDS)) compare(what, pairs.get(what) ?? [], aim);
  } finally {
    floor.process.kill();
    await portal.stop();
    await database.stop();
  }
}
