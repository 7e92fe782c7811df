import { fillAccounts } from "./lib/fill-accounts";
import { median, percentile } from "./lib/load";
import { startDatabase, startPortal } from "./lib/portolan";
import { report, rounded } from "./lib/report";
import { fundTools, type Tool } from "./lib/tools-load";

const NAMES = Number(process.env.BENCH_NAMES ?? 1_000_000);
const SEARCHES = Number(process.env.BENCH_SEARCHES ?? 2_000);
/** The millisecond that is aimed at, of the slowest in a hundred. */
const AIM_MS = 50;

/** Phrases as people write them; `%` is another number each time, so that nothing is asked for twice. */
const PHRASES = [
  "coffee shop %",
  "the corner bakery of number %",
  "acme%corporation",
  "fill-%",
  "fill-%.com.store",
  "https://www.sunnygarden%.dev/about",
  "Bücher Laden %",
  "zyntrax%software solutions international",
];

/** Searches among many names, one after the other, through `/client/v4`. */
export async function benchSearch(): Promise<void> {
  const database = await startDatabase();
  const portal = await startPortal(database.url);
  try {
    const [tool] = await fundTools(database.url, 1);
    if (!tool) throw new Error("There is nobody to search");
    await fillAccounts(database.url, NAMES);
    const millis: number[] = [];
    for (let index = 0; index < SEARCHES * 1.1; index++) {
      const phrase = PHRASES[index % PHRASES.length]?.replace("%", String(1 + index)) ?? "";
      const took = await search(portal.url, tool, phrase);
      // The first tenth warms it up.
      if (index >= SEARCHES * 0.1) millis.push(took);
    }
    const p99 = percentile(millis, 99);
    report({
      what: `search among ${rounded(NAMES)} names, 20 results`,
      portolan: `p50 ${rounded(median(millis), 1)} ms, p99 ${rounded(p99, 1)} ms`,
      beside: "–",
      ratio: "–",
      aim: `p99 < ${AIM_MS} ms`,
      met: p99 < AIM_MS,
    });
  } finally {
    await portal.stop();
    await database.stop();
  }
}

async function search(url: string, { tree, key }: Tool, phrase: string): Promise<number> {
  const began = performance.now();
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`${url}${tree}/domain-search?${new URLSearchParams({ q: phrase })}`, {
    headers,
  });
  const { result } = (await answer.json()) as { result: { domains: { name: string }[] } | null };
  const took = performance.now() - began;
  if (!answer.ok || result?.domains.length !== 20) {
    throw new Error(`'${phrase}': ${answer.status}, ${result?.domains.length} names`);
  }
  if (result.domains.some(({ name }) => /^fill-\d+\.com\.store$/.test(name) && isFilled(name))) {
    throw new Error(`'${phrase}': a name that is taken was offered`);
  }
  return took;
}

function isFilled(name: string): boolean {
  return Number(/\d+/.exec(name)?.[0]) <= NAMES;
}
