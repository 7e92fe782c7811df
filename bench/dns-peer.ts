import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@/db/free-port";
import { median, run } from "./lib/load";
import { startDatabase, startPortal, waitFor } from "./lib/portolan";
import { report, rounded } from "./lib/report";

const ZONE = "peer.com.store";
const HOSTS = 1_000;
const ROUNDS = 5;
const SECONDS = 3;

/** dnsperf's queries/s of the embedded server and of PowerDNS (lmdb) with the same zone and questions, in turns. */
export async function benchDnsPeer(): Promise<void> {
  const database = await startDatabase();
  const portal = await startPortal(database.url);
  const folder = mkdtempSync(join(tmpdir(), "portolan-pdns-"));
  const peer = await startPowerDns(folder);
  try {
    await fillPortolan(portal.url, portal.apiKey);
    const questions = join(folder, "questions.txt");
    const lines = Array.from({ length: HOSTS }, (_, i) => `h${i}.${ZONE} A\nnone${i}.${ZONE} A\n`);
    writeFileSync(questions, lines.join(""));
    const ratios: number[] = [];
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round <= ROUNDS; round++) {
      const own = await dnsperf(portal.dnsPort, questions);
      const other = await dnsperf(peer.port, questions);
      if (round === 0) continue;
      ours.push(own);
      theirs.push(other);
      ratios.push(own / other);
    }
    report({
      what: "DNS queries/s, 1,000 hosts, half of the questions NXDOMAIN",
      portolan: `${rounded(median(ours))}/s`,
      beside: `PowerDNS ${rounded(median(theirs))}/s`,
      ratio: median(ratios).toFixed(2),
      aim: "shown",
      met: null,
    });
  } finally {
    peer.process.kill();
    rmSync(folder, { recursive: true, force: true });
    await portal.stop();
    await database.stop();
  }
}

async function dnsperf(port: number, questions: string): Promise<number> {
  const out = await run("dnsperf", [
    ...[
      "-s",
      "127.0.0.1",
      "-p",
      String(port),
      "-d",
      questions,
      "-l",
      String(SECONDS),
      "-c",
      "4",
      "-q",
      "200",
    ],
  ]);
  const lost = Number(/Queries lost:\s+(\d+)/.exec(out)?.[1] ?? 0);
  if (lost > 100) throw new Error(`${lost} queries were lost`);
  return Number(/Queries per second:\s+([\d.]+)/.exec(out)?.[1]);
}

async function fillPortolan(url: string, key: string): Promise<void> {
  const headers = { "x-api-key": key, "content-type": "application/json" };
  const records = Array.from({ length: HOSTS }, (_, i) => ({
    type: "A",
    name: `h${i}`,
    value: `192.0.2.${i % 250}`,
  }));
  const body = JSON.stringify({ subdomain: "peer", domain: "com.store", dns_records: records });
  const response = await fetch(`${url}/api/v2/subdomains`, { method: "POST", headers, body });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
}

async function startPowerDns(folder: string) {
  const [port, webPort] = await Promise.all([freePort(), freePort()]);
  const settings = {
    launch: "lmdb",
    "lmdb-filename": join(folder, "pdns.lmdb"),
    "lmdb-sync-mode": "nosync",
    "local-address": "127.0.0.1",
    "local-port": port,
    api: "yes",
    "api-key": "bench",
    webserver: "yes",
    "webserver-port": webPort,
    "webserver-allow-from": "127.0.0.0/8",
    "socket-dir": folder,
    daemon: "no",
    guardian: "no",
    setuid: "",
    setgid: "",
    "security-poll-suffix": "",
    "zone-cache-refresh-interval": 0,
  };
  writeFileSync(
    join(folder, "pdns.conf"),
    Object.entries(settings)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(""),
  );
  const child = spawn("pdns_server", [`--config-dir=${folder}`], { stdio: "ignore" });
  child.once("error", () => undefined);
  const api = `http://127.0.0.1:${webPort}/api/v1/servers/localhost/zones`;
  const headers = { "x-api-key": "bench", "content-type": "application/json" };
  await waitFor(async () => (await fetch(api, { headers })).ok, 10_000).catch(() => {
    throw new Error("pdns_server did not start: apt-get install pdns-server pdns-backend-lmdb");
  });
  const rrsets = Array.from({ length: HOSTS }, (_, i) => ({
    name: `h${i}.${ZONE}.`,
    type: "A",
    ttl: 3600,
    records: [{ content: `192.0.2.${i % 250}`, disabled: false }],
  }));
  const zone = { name: `${ZONE}.`, kind: "Native", nameservers: ["ns1.portolan.test."], rrsets };
  const created = await fetch(api, { method: "POST", headers, body: JSON.stringify(zone) });
  if (!created.ok) throw new Error(`PowerDNS: ${created.status} ${await created.text()}`);
  return { port, process: child };
}
