import AxeBuilder from "@axe-core/playwright";
import { type Browser, expect, type Page, test } from "@playwright/test";
import { signInAs } from "./demo";

const PUBLIC = [
  "/",
  "/?q=wine",
  "/?q=mail",
  "/sign-in",
  "/sign-up",
  "/check-mail?email=ada@example.net",
  "/verify?token=aaaaaaaaaaaaaaaaaaaaaaaa",
  "/forgot-password",
  "/forgot-password?sent=ada@example.net",
  "/reset-password?token=aaaaaaaaaaaaaaaaaaaaaaaa",
  "/no-such-page",
  "/docs",
  "/docs/registrar",
  "/docs/registrar/handoff-packet",
  "/docs/registrar/ote-checklist",
  "/docs/registrar/ote-evidence-template",
  "/docs/registrar/epp-gateway-contract",
  "/docs/registrar/epp-conformance",
  "/docs/webhooks",
  "/docs/webhooks/events",
  "/docs/webhooks/events/subdomain.registered",
  "/docs/errors",
  "/docs/errors/registrar_rate_limit_exceeded",
];
const DASHBOARD = [
  "/dashboard",
  "/dashboard/names",
  "/dashboard/search",
  "/dashboard/search?q=wine&buy=wine.com.store",
  "/dashboard/search?buy=mail.com.store",
  "/dashboard/billing",
  "/dashboard/billing?top-up=1",
  "/dashboard/billing/statement",
  "/dashboard/billing/invoices",
  "/dashboard/keys",
  "/dashboard/webhooks",
  "/dashboard/webhooks?create=1",
  "/dashboard/members",
  "/dashboard/activity",
  "/dashboard/settings",
  "/dashboard/settings/account",
  "/dashboard/settings/security",
  "/dashboard/settings/security?second-factor=set-up",
];
const CONSOLE = [
  "/console",
  "/console/accounts",
  "/console/accounts?search=nobody",
  "/console/accounts/1",
  "/console/accounts/1?suspend=1",
  "/console/audit",
  "/console/audit?subject=nobody&period=day",
  "/console/mailbox",
];

const AREAS = [
  { area: "public pages", paths: PUBLIC, who: null },
  { area: "the dashboard", paths: DASHBOARD, who: "registrant" },
  { area: "the console", paths: CONSOLE, who: "operator" },
] as const;

for (const { area, paths, who } of AREAS) {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const width of [1440, 390]) {
      test(`${area} in ${colorScheme} at ${width}: WCAG 2.2 AA, nothing scrolls sideways`, async ({
        browser,
      }) => {
        test.setTimeout(240_000);
        const page = await openPage(browser, { width, colorScheme });
        if (who) await signInAs(page, who);
        for (const path of paths) {
          await page.goto(path, { waitUntil: "networkidle" });
          await expectAccessible(page, path);
        }
        await page.context().close();
      });
    }
  }
}

/** Without motion, so that no colour is looked at half way. */
async function openPage(
  browser: Browser,
  { width, colorScheme }: { width: number; colorScheme: "light" | "dark" },
): Promise<Page> {
  const viewport = { width, height: width < 600 ? 844 : 900 };
  // axe wants a page of a context of its own.
  const context = await browser.newContext({ viewport, colorScheme, reducedMotion: "reduce" });
  return context.newPage();
}

async function expectAccessible(page: Page, path: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  expect.soft(found, path).toEqual([]);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(beyond, `${path} scrolls sideways by`).toBeLessThanOrEqual(0);
}
