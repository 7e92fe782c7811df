import { Resolver } from "node:dns/promises";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type APIRequestContext, expect, test } from "@playwright/test";
import { readDemo } from "./demo";
import { DnsPage } from "./pages/dns-page";
import { callProcedure, freshLabel, registerByRequest, signInByRequest } from "./procedures";

/** Calls a procedure as the demonstration's program does. */
async function tell(request: APIRequestContext, procedure: string, input: unknown): Promise<void> {
  const response = await callProcedure(request, procedure, input, { key: readDemo().registrant.api_key });
  expect(response.status(), await response.text()).toBe(200);
}

/** Asks the portal's own nameserver. */
function resolver(): Resolver {
  const dns = new Resolver({ timeout: 2_000, tries: 2 });
  const file = join(process.env.E2E_DATA_DIR ?? ".data", "demo.json");
  dns.setServers([(JSON.parse(readFileSync(file, "utf8")) as { dns: string }).dns]);
  return dns;
}

let fqdn: string;

test.beforeEach(async ({ page }) => {
  await signInByRequest(page.request, readDemo().registrant);
  fqdn = await registerByRequest(page.request, freshLabel("dns"));
});

test("adds A, MX and TXT, sees them answer on DNS, and takes them back", async ({ page }) => {
  const dns = new DnsPage(page);
  await dns.open(fqdn);
  await expect(page.getByRole("heading", { name: "Nothing answers yet" })).toBeVisible();

  await dns.add("A", "@", { "IPv4 address": "203.0.113.10" });
  await dns.add("MX", "@", { Priority: "10", "Mail server": "mail.example.net" });
  await dns.add("TXT", `mail.${fqdn}`, { Text: "v=spf1 -all" });
  await expect(dns.stagedBar).toContainText("3 changes staged");
  await expect(resolver().resolve4(fqdn)).rejects.toThrow();

  await dns.review();
  await expect(dns.dialog).toContainText("10 mail.example.net.");
  await dns.apply();
  await dns.expectAnswering();
  expect(await resolver().resolve4(fqdn)).toEqual(["203.0.113.10"]);
  expect(await resolver().resolveMx(fqdn)).toMatchObject([{ priority: 10, exchange: "mail.example.net" }]);
  expect(await resolver().resolveTxt(`mail.${fqdn}`)).toEqual([["v=spf1 -all"]]);

  await page.getByRole("button", { name: "Is A @ live?" }).click();
  await expect(page.getByText("Live: answered as stored")).toBeVisible();

  await dns.progress.getByRole("button", { name: "Undo" }).click();
  await expect(dns.progress.getByRole("button", { name: "Undo" })).toBeHidden();
  await dns.expectAnswering();
  await expect(resolver().resolve4(fqdn)).rejects.toThrow();
  await expect(page.getByRole("heading", { name: "Nothing answers yet" })).toBeVisible();
});

test("edits a record in place and shows the set before and after", async ({ page }) => {
  await tell(page.request, "dns.applyChanges", {
    name: fqdn,
    creates: [
      { type: "A", name: "www", value: "203.0.113.1" },
      { type: "A", name: "www", value: "203.0.113.2" },
    ],
  });
  const dns = new DnsPage(page);
  await dns.open(fqdn);
  await dns.row("A", "www", "203.0.113.2").click();
  await dns.field("IPv4 address").fill("203.0.113.3");
  await dns.field("TTL").selectOption("300");
  await page.keyboard.press("Enter");
  await expect(dns.row("A", "www", "203.0.113.3")).toBeFocused();

  await dns.review();
  await expect(dns.dialog.getByText("Removed: 203.0.113.2")).toBeVisible();
  await expect(dns.dialog.getByText("Added: 203.0.113.3")).toBeVisible();
  await expect(dns.dialog.getByText("Stays: 203.0.113.1")).toBeVisible();
  await dns.apply();
  await dns.expectAnswering();
  const answers = await resolver().resolve4(`www.${fqdn}`, { ttl: true });
  expect(answers.map(({ address }) => address).sort()).toEqual(["203.0.113.1", "203.0.113.3"]);
  expect(new Set(answers.map(({ ttl }) => ttl))).toEqual(new Set([300]));
});

/** A mistake of each type: the fields filled, the field that must complain, and what it must say. */
const MISTAKES: readonly [type: string, parts: Record<string, string>, field: string, message: RegExp][] = [
  ["A", { "IPv4 address": "2001:db8::1" }, "IPv4 address", /IPv6: use AAAA/],
  ["AAAA", { "IPv6 address": "203.0.113.1" }, "IPv6 address", /IPv4: use A/],
  ["CNAME", { Target: "203.0.113.1" }, "Target", /is an address/],
  ["MX", { "Mail server": "203.0.113.1" }, "Mail server", /is an address/],
  ["TXT", { Text: '"v=spf1 -all"' }, "Text", /Leave the quotes out/],
  ["NS", { Nameserver: "203.0.113.1" }, "Nameserver", /is an address/],
  ["SRV", { Port: "70000", Server: "sip.example.net" }, "Port", /0 to 65535/],
  ["CAA", { "Authority or address": "" }, "Authority or address", /Enter the authority or address/],
  ["HTTPS", { Parameters: "colour=blue" }, "Parameters", /no service parameter/],
  ["SVCB", { Priority: "x" }, "Priority", /whole number/],
  ["DS", { "Key tag": "1", Algorithm: "13", Digest: "ABCD" }, "Digest", /64 hexadecimal digits/],
  ["TLSA", { Data: "XYZ" }, "Data", /hexadecimal/],
  ["SSHFP", { "Fingerprint in hexadecimal": "AB" }, "Fingerprint in hexadecimal", /64 hexadecimal digits/],
  ["NAPTR", { Order: "1", Preference: "-1", Replacement: "." }, "Preference", /whole number/],
  [
    "LOC",
    { "Latitude, longitude, altitude": "Amsterdam" },
    "Latitude, longitude, altitude",
    /LOC record reads/,
  ],
  ["URI", { Address: "www.example.net" }, "Address", /has no scheme/],
];

test("explains a mistake of each type at its field", async ({ page }) => {
  const dns = new DnsPage(page);
  await dns.open(fqdn);
  await page.getByRole("button", { name: "Add record" }).click();
  for (const [type, parts, field, message] of MISTAKES) {
    await test.step(type, async () => {
      await dns.field("Type").selectOption(type);
      for (const [label, value] of Object.entries(parts)) await dns.field(label).fill(value);
      await page.keyboard.press("Enter");
      const control = dns.field(field);
      await expect(control).toHaveAttribute("aria-invalid", "true");
      await expect(control).toHaveAccessibleDescription(message);
    });
  }
  await expect(dns.stagedBar).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(dns.form).toBeHidden();
});

test("explains at the row what a record breaks together with others", async ({ page }) => {
  await tell(page.request, "dns.applyChanges", {
    name: fqdn,
    creates: [{ type: "A", name: "www", value: "203.0.113.1" }],
  });
  const dns = new DnsPage(page);
  await dns.open(fqdn);
  await dns.add("CNAME", "www", { Target: "shop.example.net" });
  await dns.review();
  await dns.apply();
  await expect(dns.dialog.getByText("One change needs a fix; nothing was applied")).toBeVisible();
  await dns.dialog.getByRole("button", { name: "Go on editing" }).click();
  await expect(dns.stagedBar).toContainText("some need a fix");
  await dns.row("CNAME", "www", "shop.example.net.").click();
  await expect(dns.field("Name")).toHaveAccessibleDescription(/A CNAME stands alone/);
  await dns.field("Name").fill("shop");
  await page.keyboard.press("Enter");
  await dns.review();
  await dns.apply();
  await dns.expectAnswering();
});

test("imports a zone file once its bad line is mended", async ({ page }) => {
  const dns = new DnsPage(page);
  await dns.open(fqdn, "?panel=import");
  await dns.zoneFile.fill("$TTL 600\n@ IN A 203.0.113.5\nwww IN A 300.1.1.1\n");
  await expect(dns.dialog.getByText("One line needs a fix")).toBeVisible();
  await dns.dialog.getByRole("button", { name: "Line 3" }).click();
  await expect(dns.dialog.getByRole("button", { name: "Import" })).toBeDisabled();
  const selected = await dns.zoneFile.evaluate((area: HTMLTextAreaElement) =>
    area.value.slice(area.selectionStart, area.selectionEnd),
  );
  expect(selected).toBe("www IN A 300.1.1.1");

  await dns.zoneFile.fill("$TTL 600\n@ IN A 203.0.113.5\nwww IN A 203.0.113.6\n");
  await dns.dialog.getByRole("button", { name: "Import: 2 added" }).click();
  await dns.expectAnswering();
  expect(await resolver().resolve4(`www.${fqdn}`)).toEqual(["203.0.113.6"]);

  await dns.open(fqdn, "?panel=export");
  await expect(dns.dialog.getByRole("region", { name: "Zone file" })).toContainText("203.0.113.6");
});

test("overwrites nothing that somebody else changed meanwhile", async ({ page }) => {
  const dns = new DnsPage(page);
  await dns.open(fqdn);
  await dns.add("A", "@", { "IPv4 address": "203.0.113.10" });
  await dns.review();
  await tell(page.request, "dns.applyChanges", {
    name: fqdn,
    creates: [{ type: "A", name: "@", value: "203.0.113.99" }],
  });
  await dns.apply();
  await expect(dns.dialog.getByText("Somebody else changed this zone")).toBeVisible();
  await dns.dialog.getByRole("button", { name: "Look again" }).click();
  await expect(dns.dialog.getByText("Stays: 203.0.113.99")).toBeVisible();
  await dns.apply();
  await dns.expectAnswering();
  expect((await resolver().resolve4(fqdn)).sort()).toEqual(["203.0.113.10", "203.0.113.99"]);
});

test("keeps staged changes over a reload, warns on leaving, and discards them", async ({ page }) => {
  const dns = new DnsPage(page);
  await dns.open(fqdn);
  await page.keyboard.press("a");
  await dns.field("IPv4 address").fill("203.0.113.10");
  await page.keyboard.press("Enter");
  await expect(dns.stagedBar).toContainText("1 change staged");

  page.once("dialog", (question) => question.accept());
  await page.reload();
  await expect(dns.stagedBar).toContainText("1 change staged");
  await page.waitForLoadState("networkidle");
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(dns.dialog).toContainText("Leave with 1 staged change?");
  await dns.dialog.getByRole("button", { name: "Cancel" }).click();
  await dns.stagedBar.getByRole("button", { name: "Discard all" }).click();
  await expect(dns.stagedBar).toBeHidden();
  await page.getByRole("link", { name: "Overview" }).click();
  await expect(page).toHaveURL(new RegExp(`/dashboard/names/${fqdn}$`));
});

test("reverts a change from the history", async ({ page }) => {
  const creates = [{ type: "TXT", name: "@", value: "hello" }];
  await tell(page.request, "dns.applyChanges", { name: fqdn, creates });
  const dns = new DnsPage(page);
  await dns.open(fqdn, "?panel=history");
  await expect(dns.dialog).toContainText("Demo key");
  await dns.dialog.getByRole("button", { name: /Revert the change/ }).click();
  await dns.expectAnswering();
  await expect(resolver().resolveTxt(fqdn)).rejects.toThrow();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("fits the width and axe finds nothing", async ({ page }) => {
    await tell(page.request, "dns.applyChanges", {
      name: fqdn,
      creates: [
        { type: "A", name: "@", value: "203.0.113.1" },
        { type: "TXT", name: "key._domainkey", value: `v=DKIM1; p=${"MIGf".repeat(80)}` },
      ],
    });
    const dns = new DnsPage(page);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      await dns.open(fqdn);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await page.getByRole("button", { name: "Add record" }).click();
      await expect(dns.form).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    }
  });
});
