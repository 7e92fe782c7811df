import { benchApi } from "./api";
import { benchCloudflare } from "./cloudflare";
import { benchDnsLatency } from "./dns-latency";
import { benchDnsPeer } from "./dns-peer";
import { benchInvoices } from "./invoices";
import { printTable } from "./lib/report";
import { benchLifecycle } from "./lifecycle";
import { benchMemory } from "./memory";
import { benchPages } from "./pages";
import { benchPoll } from "./poll";
import { benchRegistrar } from "./registrar";
import { benchScale } from "./scale";
import { benchSearch } from "./search";
import { benchWebhooks } from "./webhooks";

/** Each part starts what it measures, measures it beside its floor or peer, and ends it. */
const PARTS: Record<string, () => Promise<void>> = {
  api: benchApi,
  cloudflare: benchCloudflare,
  search: benchSearch,
  registrar: benchRegistrar,
  poll: benchPoll,
  scale: benchScale,
  webhooks: benchWebhooks,
  lifecycle: benchLifecycle,
  invoices: benchInvoices,
  "dns-latency": benchDnsLatency,
  "dns-peer": benchDnsPeer,
  memory: benchMemory,
  pages: benchPages,
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in PARTS));
if (unknown.length > 0) {
  process.stderr.write(
    `There is no part ${unknown.join(", ")}; there are ${Object.keys(PARTS).join(", ")}\n`,
  );
  process.exit(1);
}
let failed = 0;
for (const [name, run] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stdout.write(`\n${name}\n`);
  await run().catch((error: Error) => {
    failed++;
    process.stderr.write(`${name}: ${error.message}\n`);
  });
}
printTable();
process.exit(failed > 0 ? 1 : 0);
