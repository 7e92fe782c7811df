/**
 * `node scripts/pictures.mjs [folder of data]`: makes the pictures of README and docs from a portal that runs
 * (`npm start` in another terminal), so that they never go stale. Registers a name of the demonstration for them.
 */
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromium } from "playwright";

const root = fileURLToPath(new URL("../", import.meta.url));
const demo = JSON.parse(readFileSync(join(process.argv[2] ?? join(root, ".data"), "demo.json"), "utf8"));
const pictures = join(root, "docs/pictures");
mkdirSync(pictures, { recursive: true });

const NAME = "harbour-master.com.store";
const RECORDS = [
  { type: "A", name: "@", value: "203.0.113.10" },
  { type: "AAAA", name: "@", value: "2001:db8::10" },
  { type: "CNAME", name: "www", value: "@" },
  { type: "MX", name: "@", value: "mail.example.net.", priority: 10 },
  { type: "TXT", name: "@", value: "v=spf1 include:example.net -all" },
];

await call("/subdomains", {
  subdomain: "harbour-master",
  domain: "com.store",
  dns_records: RECORDS,
  period: 2,
});

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, deviceScaleFactor: 1 });
await page.goto(demo.url);
await take("landing");

await page.goto(`${demo.url}/sign-in?next=/dashboard`);
const form = page.getByRole("form", { name: "Sign in" });
await form.getByLabel("Email address").fill(demo.registrant.email);
await form.getByRole("textbox", { name: "Password" }).fill(demo.registrant.password);
await form.getByRole("button", { name: "Sign in" }).click();
await page.waitForURL("**/dashboard");
await take("home");
await page.goto(`${demo.url}/dashboard/names/${NAME}`);
await take("name");
await page.goto(`${demo.url}/dashboard/names/${NAME}/dns`);
await take("dns-editor");
await browser.close();

async function take(name) {
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

async function call(path, body) {
  const response = await fetch(`${demo.url}/api/v2${path}`, {
    method: "POST",
    headers: { "x-api-key": demo.registrant.api_key, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok && response.status !== 409) throw new Error(`${path}: ${await response.text()}`);
}
