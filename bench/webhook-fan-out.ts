import { fundAccounts } from "./lib/accounts";
import { type Load, loadRegister, median } from "./lib/load";
import { startPortal } from "./lib/portolan";
import { report, rounded } from "./lib/report";
import { addEndpoints, type Site } from "./lib/webhook-site";

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3);
/** Of each load of registrations. */
const LOAD_SECONDS = 4;

/** Registrations by accounts with an endpoint each, which are delivered meanwhile, beside accounts without, in turns. */
export async function reportFanOut({ databaseUrl, dataDir, receiverUrl }: Site): Promise<void> {
  const portal = await startPortal(databaseUrl, { dataDir });
  const keys = { with: await fundAccounts(databaseUrl, 32), without: await fundAccounts(databaseUrl, 32) };
  await addEndpoints(portal, receiverUrl, keys.with);
  const rounds: Record<keyof typeof keys, Load>[] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const id = `${round}${Date.now().toString(36)}`;
    const measured = {
      without: await loadRegister(portal.url, keys.without, `n${id}x`, LOAD_SECONDS),
      with: await loadRegister(portal.url, keys.with, `w${id}x`, LOAD_SECONDS),
    };
    if (round > 0) rounds.push(measured);
  }
  await portal.stop();
  if (rounds.some((one) => one.with.failed + one.without.failed > 0)) throw new Error("Registrations failed");
  const show = (side: keyof typeof keys) =>
    `${rounded(median(rounds.map((one) => one[side].perSecond)))}/s, p99 ${rounded(median(rounds.map((one) => one[side].p99)), 1)} ms`;
  report({
    what: "POST /api/v2/subdomains, each delivered to a webhook",
    portolan: show("with"),
    beside: `without webhooks ${show("without")}`,
    ratio: median(rounds.map((one) => one.with.perSecond / one.without.perSecond)).toFixed(2),
    aim: "shown",
    met: null,
  });
}
