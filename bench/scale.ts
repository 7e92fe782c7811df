import { setTimeout } from "node:timers/promises";
import { fundAccounts } from "./lib/accounts";
import { fillAccounts } from "./lib/fill-accounts";
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
  await fillAccounts(database.url, count);
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
