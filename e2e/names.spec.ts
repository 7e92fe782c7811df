import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "@playwright/test";
import { readDemo } from "./demo";
import { NamePage, NamesPage } from "./pages/names-page";
import { RequestPage } from "./pages/request-page";
import { callProcedure, freshLabel, registerByRequest, signInByRequest } from "./procedures";

/** Names under it can be transferred from the first day on; its holders still have days to answer. */
const OPEN = "defiwallet";

test.beforeAll(async ({ playwright, baseURL }) => {
  const operator = await playwright.request.newContext({ baseURL });
  await signInByRequest(operator, readDemo().operator);
  const change = { name: OPEN, changes: { transferLockDays: 0 } };
  expect((await callProcedure(operator, "console.namespaces.update", change)).ok()).toBe(true);
  await operator.dispose();
});
test.beforeEach(async ({ context }) => signInByRequest(context.request, readDemo().registrant));

test("a name is found, opened with the keyboard and renewed once for the price shown", async ({ page }) => {
  const fqdn = await registerByRequest(page.request, freshLabel("renew"));
  const names = new NamesPage(page);
  await names.open();
  await names.find(fqdn);
  await names.row(fqdn).getByRole("link").focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/dashboard/names/${fqdn}`);

  const before = new Date().getUTCFullYear() + 1;
  await page.getByLabel("Renew for").selectOption("2");
  await expect(page.getByText(`${before + 2}`, { exact: false }).first()).toBeVisible();
  await page.getByRole("button", { name: "Renew for $59.98" }).click();
  const name = new NamePage(page, fqdn);
  await expect(name.toast(`${fqdn} is renewed for 2 years`)).toBeVisible();
  await expect(page.getByText("renewPeriod")).toBeVisible();
  await expect(page.getByText(`Renewed ${fqdn} for 2 years`)).toBeVisible();
});

test("auto-renew of several names is switched at once, with the outcome of each", async ({ page }) => {
  const label = freshLabel("bulk");
  const all = [
    await registerByRequest(page.request, `${label}-a`),
    await registerByRequest(page.request, `${label}-b`),
  ];
  const names = new NamesPage(page);
  await names.open(`?q=${label}`);
  await expect(names.rows).toHaveCount(2);
  for (const fqdn of all) await names.select(fqdn);
  await expect(page.getByText("2 names selected")).toBeVisible();
  await page.getByRole("button", { name: "Auto-renew" }).click();
  await names.dialog().getByRole("radio", { name: "Turn on" }).check();
  await names.dialog().getByRole("button", { name: "Turn on for 2 names" }).click();
  await expect(names.dialog().getByText("Auto-renew is on")).toHaveCount(2);
  await names.dialog().getByRole("button", { name: "Done" }).click();

  await names.filter("Auto-renew on");
  await page.waitForURL(/auto=on/);
  await expect(names.rows).toHaveCount(2);
  await page.reload();
  await expect(names.rows).toHaveCount(2);
});

test("several names are renewed for the total shown, and one that cannot be says why", async ({ page }) => {
  const label = freshLabel("mixed");
  const [good, locked] = [
    await registerByRequest(page.request, `${label}-good`),
    await registerByRequest(page.request, `${label}-locked`),
  ];
  await callProcedure(
    page.request,
    "names.update",
    { name: locked, clientStatuses: ["clientRenewProhibited"] },
    { key: readDemo().registrant.api_key },
  );
  const names = new NamesPage(page);
  await names.open(`?q=${label}`);
  await page.getByRole("checkbox", { name: "Select all on this page" }).check();
  await page.getByRole("button", { name: "Renew", exact: true }).click();
  await names.dialog().getByRole("button", { name: "Renew for $59.98" }).click();
  await expect(names.dialog().getByRole("heading")).toHaveText("1 renewed, 1 not");
  await expect(names.dialog()).toContainText("Taken from your balance: $29.99");
  await expect(names.dialog().getByRole("listitem").filter({ hasText: locked })).toContainText(
    "clientRenewProhibited",
  );
  await expect(names.dialog().getByRole("listitem").filter({ hasText: good })).toContainText(
    "Now paid until",
  );
});

test("the filtered names are exported as CSV", async ({ page }) => {
  const label = freshLabel("csv");
  const fqdn = await registerByRequest(page.request, label);
  const answer = await page.request.get(`/dashboard/names/export?q=${label}`);
  expect(answer.headers()["content-type"]).toContain("text/csv");
  const lines = (await answer.text()).trim().split("\r\n");
  expect(lines).toHaveLength(2);
  expect(lines[1]?.startsWith(`${fqdn},${fqdn},com.store,active,`)).toBe(true);
});

test("a search without a match leads to the search for names to buy", async ({ page }) => {
  const names = new NamesPage(page);
  await registerByRequest(page.request, freshLabel("any"));
  await names.open();
  const text = freshLabel("nothing");
  await names.find(text);
  await expect(page.getByRole("heading", { name: `No name contains “${text}”` })).toBeVisible();
  await expect(page.getByRole("link", { name: "See whether it is free" })).toHaveAttribute(
    "href",
    `/dashboard/search?q=${text}`,
  );
});

test("settings are saved at once: the lock opens the way to a transfer code", async ({ page }) => {
  const name = new NamePage(page, await registerByRequest(page.request, `${freshLabel("settings")}.${OPEN}`));
  await name.open("settings");
  await name.setting("Auto-renew").check();
  await expect(name.toast("Auto-renew: on")).toBeVisible();
  await expect(page.getByRole("button", { name: "Make a transfer code" })).toBeDisabled();
  await name.setting("Transfer lock").uncheck();
  await expect(name.toast("Transfer lock: off")).toBeVisible();
  await name.press("Make a transfer code");
  await expect(page.getByRole("dialog")).toContainText("Copy it now");
  await expect(page.getByRole("dialog").locator("code")).toHaveText(/^[A-Za-z2-9]{24}$/);
  await name.press("I have copied it");
  await page.reload();
  await expect(name.setting("Auto-renew")).toBeChecked();
  await expect(name.setting("Transfer lock")).not.toBeChecked();
});

test("another account asks for a name, and its holder lets it go", async ({ page, browser }) => {
  const fqdn = await registerByRequest(page.request, `${freshLabel("moving")}.${OPEN}`);
  const { api_key: key } = readDemo().registrant;
  await callProcedure(page.request, "names.update", { name: fqdn, lock: false }, { key });
  const answer = await callProcedure(page.request, "names.authCode", { name: fqdn }, { key });
  const { authCode } = ((await answer.json()) as { result: { data: { authCode: string } } }).result.data;

  const buyer = await browser.newPage();
  await signInByRequest(buyer.context().request, readDemo().registrar);
  await buyer.goto("/dashboard/names/transfer");
  await buyer.getByRole("textbox", { name: "Name" }).fill(fqdn);
  await buyer.getByRole("textbox", { name: "Transfer code" }).fill(authCode);
  await buyer.getByRole("button", { name: "Transfer for $15.00" }).click();
  const request = new RequestPage(buyer);
  await request.expectState("Waiting");
  await expect(request.panel).toContainText("For the holder of the name");

  const name = new NamePage(page, fqdn);
  await name.open("settings");
  await expect(name.setting("Auto-renew")).toBeDisabled();
  await page.getByRole("link", { name: "Answer" }).click();
  await page.getByRole("button", { name: `Approve ${fqdn}` }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Approve the transfer" }).click();
  await expect(name.toast(`${fqdn} has gone over to demo-registrar`)).toBeVisible();

  await request.expectDone("Set up as you asked");
  await buyer.goto("/dashboard/names/transfers?direction=in");
  const row = buyer
    .getByRole("table", { name: "Ended transfers" })
    .getByRole("row")
    .filter({ hasText: fqdn });
  await expect(row).toContainText("Transferred");
  await row.getByRole("link", { name: fqdn }).click();
  await expect(buyer.getByRole("heading", { level: 1 })).toContainText(fqdn);
  await buyer.close();
});

test("a mistake in the nameservers is explained at its field, and a right set is kept", async ({ page }) => {
  const fqdn = await registerByRequest(page.request, freshLabel("ns"));
  const name = new NamePage(page, fqdn);
  await name.open("nameservers");
  await page.getByRole("radio", { name: "My own nameservers" }).check();
  await expect(page.getByText("This changes who answers for the name")).toBeVisible();
  await name.field("Host 1").fill("192.0.2.1");
  await name.field("Host 2").fill(`ns2.${fqdn}`);
  await name.press("Save nameservers");
  expect(await name.faultAt(name.field("Host 1"))).toContain("is an address");
  expect(await name.faultAt(name.field(/^Glue of host 2/))).toContain("give its addresses as glue");
  await name.field("Host 1").fill("ns1.example.net");
  await name.field(/^Glue of host 2/).fill("192.0.2.2, 2001:DB8::2");
  await name.press("Save nameservers");
  await expect(name.toast("Your nameservers are set")).toBeVisible();
  await page.reload();
  await expect(name.field("Host 1")).toHaveValue("ns1.example.net");
  await expect(name.field(/^Glue of host 2/)).toHaveValue("192.0.2.2, 2001:db8::2");
});

test("a mistake in a contact is explained at its field, and the others follow the registrant", async ({
  page,
}) => {
  const name = new NamePage(page, await registerByRequest(page.request, freshLabel("contact")));
  await name.open("contacts");
  await name.field("Name").fill("Ann Harbour");
  await name.field("Email address").fill("ann@");
  await name.field(/^Phone/).fill("0123");
  await name.press("Save contacts");
  expect(await name.faultAt(name.field("Email address"))).toContain("such as ann@example.net");
  expect(await name.faultAt(name.field(/^Phone/))).toContain("+1.5551234567");
  await name.field("Email address").fill("ann@example.net");
  await name.field(/^Phone/).fill("+1.5551234567");
  await name.press("Save contacts");
  await expect(name.toast("Contacts saved")).toBeVisible();
  await page.reload();
  await expect(name.field("Name")).toHaveValue("Ann Harbour");
  await expect(page.getByRole("checkbox", { name: "Technical: same as registrant" })).toBeChecked();
});

test("a wrong transfer code and a name from elsewhere are explained", async ({ page }) => {
  const name = new NamePage(page, "");
  await page.goto("/dashboard/names/transfer");
  await name.press("Transfer");
  expect(await name.faultAt(name.field("Name"))).toContain("Enter a name");
  await name.field("Name").fill(`${freshLabel("nobody")}.com.store`);
  await name.field("Transfer code").fill("wrong");
  await page.getByRole("button", { name: "Transfer for $29.99" }).click();
  expect(await name.faultAt(name.field("Transfer code"))).toContain(
    "The transfer code is wrong or has expired",
  );
  await name.field("Name").fill("shop.example.org");
  await name.press("Transfer");
  expect(await name.faultAt(name.field("Name"))).toContain("check its spelling and its ending");
});

test("a new name is deleted by typing it, with the refund told before and after", async ({ page }) => {
  const fqdn = await registerByRequest(page.request, freshLabel("delete"));
  const name = new NamePage(page, fqdn);
  await name.open("danger");
  await expect(page.getByRole("main")).toContainText("$29.99 goes back to your balance");
  await name.press("Delete this name");
  const confirm = page.getByRole("dialog").getByRole("button", { name: "Delete it" });
  await expect(confirm).toBeDisabled();
  await page.getByRole("dialog").getByRole("textbox").fill(fqdn.slice(0, -1));
  await expect(confirm).toBeDisabled();
  await page.getByRole("dialog").getByRole("textbox").fill(fqdn);
  await confirm.click();
  await page.waitForURL(/\/dashboard\/names$/);
  await expect(name.toast(/\$29\.99 is back on your balance/)).toBeVisible();
  await page.goto(`/dashboard/names/${fqdn}`);
  await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`every page of a name is accessible in ${colorScheme} colours`, async ({ page }) => {
    test.setTimeout(240_000);
    const fqdn = await registerByRequest(page.request, freshLabel("axe"));
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const tabs = ["", "/nameservers", "/contacts", "/settings", "/danger"].map(
      (tab) => `/names/${fqdn}${tab}`,
    );
    for (const path of ["/names?q=nothing-like-it", "/names/transfer", "/names/transfers", ...tabs]) {
      await page.goto(`/dashboard${path}`);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations, path).toEqual([]);
    }
  });
}
