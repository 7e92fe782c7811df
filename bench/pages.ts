import { spawn } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright";
import { freePort } from "@/db/free-port";
import { startDatabase, startPortal, waitFor } from "./lib/portolan";
import { report, rounded } from "./lib/report";
import { signInCookies } from "./lib/sign-in";

const CHROMIUM = "/usr/bin/chromium";
const FLAGS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];
const MOST_SCRIPT_KB = 150;
const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

/** Lighthouse (desktop form) and the gzipped JavaScript of a first load, of the landing page and the dashboard. */
export async function benchPages(): Promise<void> {
  const database = await startDatabase();
  const portal = await startPortal(database.url);
  try {
    const cookies = await signInCookies(portal.url, portal.demo.registrant);
    for (const [name, path, cookie] of [
      ["landing page", "/", ""],
      ["dashboard", "/dashboard", cookies],
    ] as const) {
      await measureScripts(name, portal.url + path, cookie);
      await measureLighthouse(name, portal.url + path, cookie);
    }
  } finally {
    await portal.stop();
    await database.stop();
  }
}

async function measureScripts(name: string, url: string, cookie: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS });
  try {
    const page = await browser.newPage({ extraHTTPHeaders: cookie ? { cookie } : {} });
    const scripts = new Set<string>();
    page.on("response", (response) => {
      if (response.request().resourceType() === "script") scripts.add(response.url());
    });
    await page.goto(url, { waitUntil: "networkidle" });
    const sizes = await Promise.all(
      [...scripts].map(async (script) => [await sizeAs(script, "gzip"), await sizeAs(script, "br")]),
    );
    const [gzipped, brotli] = [0, 1].map((i) => sizes.reduce((sum, size) => sum + (size[i] ?? 0), 0) / 1_000);
    report({
      what: `first-load JavaScript, ${name}`,
      portolan: `${rounded(gzipped ?? 0, 1)} kB gzipped`,
      beside: `${rounded(brotli ?? 0, 1)} kB as browsers get it (brotli)`,
      ratio: "–",
      aim: `≤ ${MOST_SCRIPT_KB} kB`,
      met: (gzipped ?? 0) <= MOST_SCRIPT_KB,
    });
  } finally {
    await browser.close();
  }
}

/** Octets of a file's body on the wire in a content encoding. */
function sizeAs(url: string, encoding: string): Promise<number> {
  return new Promise((done, fail) => {
    get(url, { headers: { "accept-encoding": encoding } }, (response) => {
      let octets = 0;
      response.on("data", (chunk: Buffer) => {
        octets += chunk.length;
      });
      response.on("end", () => done(octets));
    }).once("error", fail);
  });
}

async function measureLighthouse(name: string, url: string, cookie: string): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "portolan-lighthouse-"));
  const port = await freePort();
  const browser = spawn(
    CHROMIUM,
    [...FLAGS, `--user-data-dir=${folder}`, `--remote-debugging-port=${port}`],
    {
      stdio: "ignore",
    },
  );
  try {
    await waitFor(async () => (await fetch(`http://127.0.0.1:${port}/json/version`)).ok, 20_000);
    const { default: lighthouse, desktopConfig } = await import("lighthouse");
    const result = await lighthouse(
      url,
      {
        port,
        onlyCategories: CATEGORIES,
        logLevel: "error",
        extraHeaders: cookie ? { cookie } : undefined,
        disableStorageReset: true,
      },
      desktopConfig,
    );
    const scores = CATEGORIES.map((id) => Math.round((result?.lhr.categories[id]?.score ?? 0) * 100));
    const [performance = 0, ...rest] = scores;
    // A dashboard is behind a sign-in and tells search engines to keep out: its SEO score says only that.
    const judged = cookie ? rest.slice(0, 2) : rest;
    report({
      what: `Lighthouse, ${name}`,
      portolan: CATEGORIES.map((id, i) => `${id} ${scores[i]}`).join(", "),
      beside: "–",
      ratio: "–",
      aim: "≥ 95, rest 100",
      met: performance >= 95 && judged.every((score) => score === 100),
    });
    const failing = Object.values(result?.lhr.audits ?? {}).filter(
      (audit) => audit.score !== null && audit.score < 0.9,
    );
    for (const audit of failing) process.stdout.write(`  ${audit.id}: ${audit.title}\n`);
  } finally {
    browser.kill();
  }
}
