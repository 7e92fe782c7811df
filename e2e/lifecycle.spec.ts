import { type APIRequestContext, expect, test } from "@playwright/test";
import { readDemo } from "./demo";
import { query } from "./dns-query";
import { ClockPage } from "./pages/clock-page";
import { callProcedure, freshLabel, signInByRequest, TEST_CARD } from "./procedures";

const { registrant, operator } = readDemo();

/** A namespace that no other journey has, so that no other journey's names grow older. */
async function openNamespace(request: APIRequestContext, name: string): Promise<void> {
  const amount = 1000;
  const prices = { register: amount, renew: amount, transfer: amount, restore: amount };
  await callProcedure(request, "console.namespaces.create", { name, prices });
  const listedFor = ["dashboard", "subdomain_v2"];
  const changed = await callProcedure(request, "console.namespaces.update", { name, changes: { listedFor } });
  expect(changed.ok()).toBe(true);
}

/** Registers `label` under `domain` with an address, without auto-renewal. */
async function register(request: APIRequestContext, label: string, domain: string): Promise<string> {
  const { api_key: key } = registrant;
  await callProcedure(request, "payments.topUp", { by: "new_card", amount: 10_000, ...TEST_CARD }, { key });
  const made = await request.post("/api/v2/subdomains", {
    headers: { "x-api-key": key },
    data: { subdomain: label, domain, dns_records: [{ type: "A", name: "@", value: "203.0.113.7" }] },
  });
  expect(made.status()).toBe(201);
  return `${label}.${domain}`;
}

/** The types of the events about a name, from the registrant's feed. */
async function eventsOf(request: APIRequestContext, fqdn: string): Promise<string[]> {
  const types: string[] = [];
  for (let after = ""; ; ) {
    const answer = await request.get(`/api/v2/events?limit=100${after && `&after=${after}`}`, {
      headers: { "x-api-key": registrant.api_key },
    });
    const { data, meta } = (await answer.json()) as {
      data: { event: string; data: { subdomain?: string } }[];
      meta: { next: string; has_more: boolean };
    };
    for (const { event, data: payload } of data) if (payload.subdomain === fqdn) types.push(event);
    if (!meta.has_more) return types;
    after = meta.next;
  }
}

test("a name expires by the clock, leaves DNS, is deleted and comes back", async ({ page, browser }) => {
  test.setTimeout(120_000);
  const namespace = `${freshLabel("tide")}.example`;
  await signInByRequest(page.request, operator);
  await openNamespace(page.request, namespace);
  const holder = await (await browser.newContext()).newPage();
  await signInByRequest(holder.request, registrant);
  const fqdn = await register(holder.request, "harbour", namespace);
  const answers = async () => (await query("udp", fqdn, "A")).length;
  await expect.poll(answers).toBe(1);

  const clock = new ClockPage(page);
  await clock.open(namespace, fqdn);
  await clock.move("To its expiry");
  await expect(clock.followed.getByText("After 365 days")).toBeVisible();
  await expect(clock.followed.getByText("subdomain.expiring")).toHaveCount(4);
  await expect(clock.followed.getByText("subdomain.expired")).toBeVisible();
  await clock.followed.getByRole("link", { name: /the term ends within 30 days/ }).click();
  await expect(page.getByRole("region", { name: "Text" })).toContainText(fqdn);
  await holder.goto(`/dashboard/names/${fqdn}`);
  await expect(holder.getByText(/^Expired:/)).toBeVisible();
  await expect(holder.getByText(`The clock of ${namespace} was moved on`)).toBeVisible();
  expect(await answers()).toBe(1);

  await clock.open(namespace, fqdn);
  await clock.move("To its hold");
  await expect(clock.followed.getByRole("link", { name: /taken out of DNS/ })).toBeVisible();
  await expect.poll(answers).toBe(0);
  await clock.move("To its redemption");
  await expect(clock.followed.getByText("subdomain.deleted")).toBeVisible();

  await holder.goto(`/dashboard/names/${fqdn}/danger`, { waitUntil: "networkidle" });
  await expect(holder.getByText("This name was deleted")).toBeVisible();
  await holder.getByRole("button", { name: /^Restore for/ }).click();
  await holder
    .getByRole("dialog")
    .getByRole("button", { name: /^Restore for/ })
    .click();
  await expect(holder.getByText("This name was deleted")).toHaveCount(0);
  await expect.poll(answers).toBe(1);
  await holder.goto(`/dashboard/names/${fqdn}`);
  await expect(holder.getByText(/^Active:/)).toBeVisible();

  const happened = await eventsOf(page.request, fqdn);
  expect(happened.filter((type) => type === "subdomain.expiring")).toHaveLength(4);
  expect(happened.filter((type) => type !== "subdomain.expiring")).toEqual(
    expect.arrayContaining([
      "subdomain.registered",
      "subdomain.expired",
      "subdomain.held",
      "subdomain.deleted",
      "subdomain.restored",
    ]),
  );
});
