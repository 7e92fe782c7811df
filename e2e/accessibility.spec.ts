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
  "/verify-contact?token=aaaaaaaaaaaaaaaaaaaaaaaa",
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
  "/dashboard/requests",
  "/dashboard/billing",
  "/dashboard/billing?top-up=1",
  "/dashboard/billing/statement",
  "/dashboard/billing/invoices",
  "/dashboard/billing/details",
  "/dashboard/billing/methods",
  "/dashboard/billing/payments",
  "/dashboard/names/transfers",
  "/dashboard/names/transfer",
  "/dashboard/contacts",
  "/dashboard/contacts?add=1",
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
  "/console/billing",
  "/console/billing/seller",
  "/console/billing/taxes",
  "/console/payments",
  "/console/requests",
  "/console/unlocks",
  "/console/namespaces/com.store/clock",
];

const AREAS = [
  { area: "public pages", paths: PUBLIC, who: null },
  { area: "the dashboard", paths: DASHBOARD, who: "registrant" },
  { area: "the console", paths: CONSOLE, who: "operator" },
] as const;

/** Each page is loaded once and looked at in two faces, which have both schemes and both widths. */
const FACES = [
  { width: 1440, height: 900, colorScheme: "light" },
  { width: 390, height: 844, colorScheme: "dark" },
] as const;

test.describe.configure({ mode: "parallel" });

for (const { area, paths, who } of AREAS) {
  test(`${area}, wide in light, on a phone in dark: WCAG 2.2 AA, nothing scrolls sideways`, async ({
    browser,
  }) => {
    test.setTimeout(240_000);
    const page = await openPage(browser);
    if (who) await signInAs(page, who);
    for (const path of paths) {
      await page.goto(path, { waitUntil: "networkidle" });
      for (const { width, height, colorScheme } of FACES) {
        await page.setViewportSize({ width, height });
        await page.emulateMedia({ colorScheme });
        await page.evaluate(endAnimations);
        await expectAccessible(page, `${path} in ${colorScheme} at ${width}`);
      }
    }
    await page.context().close();
  });
}

/** Without motion, so that no colour is looked at half way. axe wants a page of a context of its own. */
async function openPage(browser: Browser): Promise<Page> {
  return (await browser.newContext({ reducedMotion: "reduce" })).newPage();
}

/** Colours that are on their way from one scheme to the other are there at once. */
function endAnimations(): void {
  for (const animation of document.getAnimations()) {
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  }
}

async function expectAccessible(page: Page, what: string): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  expect.soft(found, what).toEqual([]);
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect.soft(beyond, `${what} scrolls sideways by`).toBeLessThanOrEqual(0);
}
