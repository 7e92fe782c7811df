import { fundAccounts } from "./lib/accounts";
import { loadCheck, loadRegister } from "./lib/load";
import { residentMegabytes, startDatabase, startPortal } from "./lib/portolan";
import { report, rounded } from "./lib/report";

const AIM_MB = 400;
const SETTLE_MS = 3_000;

/** Resident memory of the whole Node process: idle, and at its highest under load of API and pages. */
export async function benchMemory(): Promise<void> {
  const database = await startDatabase();
  const portal = await startPortal(database.url);
  const pid = portal.process.pid ?? 0;
  try {
    const keys = await fundAccounts(database.url, 32);
    await new Promise((done) => setTimeout(done, SETTLE_MS));
    const idle = residentMegabytes(pid);
    let highest = idle;
    const watch = setInterval(() => {
      highest = Math.max(highest, residentMegabytes(pid));
    }, 100);
    const [key = ""] = keys;
    await Promise.all([
      loadCheck(portal.url, key, "mx", 10),
      loadRegister(portal.url, keys, "my", 10),
      readPages(portal.url, 10_000),
    ]);
    clearInterval(watch);
    report({
      what: "memory of the Node process",
      portolan: `idle ${rounded(idle)} MB, under load ${rounded(highest)} MB`,
      beside: "–",
      ratio: "–",
      aim: `< ${AIM_MB} MB`,
      met: highest < AIM_MB,
    });
  } finally {
    await portal.stop();
    await database.stop();
  }
}

async function readPages(url: string, forMs: number): Promise<void> {
  const until = performance.now() + forMs;
  while (performance.now() < until) {
    await Promise.all(["/", "/sign-in", "/sign-up"].map(async (path) => (await fetch(url + path)).text()));
  }
}
