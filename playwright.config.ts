import { execFileSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig, devices } from "@playwright/test";

/**
 * The journeys run against the production build, started here on ports and a data folder of its own. This file is
 * read again by each worker: what is chosen once is handed on in the environment. Journeys read the demo's sign-ins
 * from `$E2E_DATA_DIR/demo.json`.
 */
process.env.E2E_DATA_DIR ??= mkdtempSync(join(tmpdir(), "portolan-e2e-"));
process.env.E2E_PORT ??= String(randomInt(20_000, 30_000));
process.env.E2E_DNS_PORT ??= String(randomInt(30_000, 32_000));
const { E2E_DATA_DIR: dataDir, E2E_PORT: port, E2E_DNS_PORT: dnsPort } = process.env;
const baseURL = `http://localhost:${port}`;

/**
 * Browsers are not downloaded: Debian's, or the one that CHROMIUM_PATH names. The shell without the browser's own pages
 * first: it is what Playwright runs headless itself, and takes far less of the processor.
 */
function chromium(): string | undefined {
  if (process.env.CHROMIUM_PATH) return process.env.CHROMIUM_PATH;
  const candidates = [
    "/usr/bin/chromium-headless-shell",
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ];
  return candidates.find((path) => existsSync(path)) ?? whichChromium();
}

function whichChromium(): string | undefined {
  try {
    return execFileSync("which", ["chromium"], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}

export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // One server and one database serve them all; three browsers fill the time in which two wait for pages and limits.
  workers: 3,
  forbidOnly: Boolean(process.env.CI),
  reporter: [["list"], ["json", { outputFile: "test-results/summary.json" }]],
  use: {
    baseURL,
    // Recording every journey for the few that fail costs more than it tells: `playwright test --trace on` when one does.
    trace: "off",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: chromium(),
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
      ],
    },
  },
  projects: [{ name: "chromium", use: { ...devices["Desktop Chrome"] } }],
  webServer: {
    command: "exec node scripts/start.mjs",
    url: `${baseURL}/readyz`,
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 15_000 },
    env: {
      PORT: port ?? "",
      DNS_PORT: dnsPort ?? "",
      DATA_DIR: dataDir ?? "",
      DATABASE_URL: "",
      PUBLIC_URL: "",
      RATE_LIMIT_PER_HOUR: "1000000",
      DEMO: "on",
    },
  },
});
