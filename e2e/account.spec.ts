import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { signInAs } from "./demo";
import { BillingPage, DECLINED_CARD, describedBy, GOOD_CARD } from "./pages/billing-page";
import { KeysPage } from "./pages/keys-page";
import { MailboxPage } from "./pages/mailbox-page";
import { MembersPage } from "./pages/members-page";
import { SettingsPage } from "./pages/settings-page";

const IPAD =
  "Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

test("money is added by a good card, and a declined one is explained at the field", async ({ page }) => {
  await signInAs(page, "registrant");
  const billing = new BillingPage(page);
  await billing.open();
  const before = await billing.cents();
  await billing.openTopUp();

  await billing.pay({ amount: "1", card: "4242", expiry: "13/30", code: "1" });
  expect(await billing.faultAt(/^Amount in/)).toContain("Add at least 5.00");
  expect(await billing.faultAt("Card number")).toContain("12 to 19 digits");
  expect(await billing.faultAt("Expiry")).toContain("MM/YY");
  expect(await billing.faultAt("Security code")).toContain("3 or 4 digits");

  await billing.pay({ amount: "50", card: DECLINED_CARD });
  expect(await billing.faultAt("Card number")).toContain("declined");
  await billing.pay({ amount: "50", card: GOOD_CARD });
  await expect(billing.dialog.getByText("is on the balance")).toBeVisible();
  await billing.dialog.getByRole("button", { name: "Done" }).click();
  await expect.poll(() => billing.cents()).toBeGreaterThanOrEqual(before + 5_000);

  await page.goto("/dashboard/billing/statement?kind=top_up");
  const line = page.getByRole("row").filter({ hasText: "ending in 4242" }).first();
  await expect(line).toContainText("+$50.00");
  const csv = await page.request.get("/dashboard/billing/statement.csv?kind=top_up");
  expect(csv.headers()["content-type"]).toContain("text/csv");
  expect(await csv.text()).toContain("Top-up,Top-up by visa ending in 4242,50,");

  await line.getByRole("link").click();
  await expect(page.getByRole("article")).toContainText("$50.00");
});

test("a key is made, works, and is refused once it is revoked", async ({ page, playwright, baseURL }) => {
  await signInAs(page, "registrant");
  const keys = new KeysPage(page);
  await keys.open();
  await keys.openCreate();

  await keys.create({ name: "", addresses: "192.0.2.999" });
  expect(await describedBy(keys.dialog.getByLabel("Name", { exact: true }))).toContain("Enter a name");
  await expect(keys.dialog.getByText("Choose at least one scope")).toBeVisible();
  expect(await describedBy(keys.dialog.getByLabel("Allowed addresses"))).toContain("192.0.2.999");

  const name = `Journey ${randomUUID().slice(0, 8)}`;
  await keys.create({ name, preset: "Read only" });
  const key = await keys.takeKey();
  expect(key).toMatch(/^sk_live_\w{40}$/);
  await expect(keys.row(name)).toContainText("Active");

  const program = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { "x-api-key": key } });
  expect((await program.get("/api/v2/account/balance")).status()).toBe(200);
  await page.reload();
  await expect(keys.row(name)).not.toContainText("Never used");

  await keys.revoke(name);
  expect((await program.get("/api/v2/account/balance")).status()).toBe(401);
  await expect(keys.row(name)).toHaveCount(0);
  await page.goto("/dashboard/keys?show=all");
  await expect(keys.row(name)).toContainText("Revoked");
  await program.dispose();
});

test("somebody new joins by the link in the mail, and sees the account by their role", async ({
  browser,
}) => {
  const email = `guest-${randomUUID().slice(0, 8)}@example.com`;
  const owner = await (await browser.newContext()).newPage();
  await signInAs(owner, "registrant");
  const members = new MembersPage(owner);
  await members.open();
  await members.openInvite();
  await members.invite("nobody", "Billing");
  expect(await describedBy(members.dialog.getByLabel("Email address"))).toContain("such as ada@example.com");
  await members.invite(email, "Billing");
  await expect(members.invitations.getByRole("row").filter({ hasText: email })).toContainText("Billing");

  const operator = await (await browser.newContext()).newPage();
  await signInAs(operator, "operator");
  const link = await new MailboxPage(operator).linkFor(email);
  expect(link).toContain("/invitation?token=");

  const guest = await (await browser.newContext()).newPage();
  const joining = new MembersPage(guest);
  await joining.acceptAsNewcomer(link, "", "short");
  expect(await describedBy(guest.getByLabel("Your name"))).toContain("Enter a name");
  expect(await describedBy(guest.getByRole("textbox", { name: "Choose a password" }))).toContain(
    "8 characters",
  );
  await joining.fillNewcomer("Grace Guest", "a quiet anchorage by night");
  await expect(guest).toHaveURL(/\/dashboard$/);

  await guest.goto("/dashboard/billing");
  await expect(guest.getByRole("button", { name: "Add money" })).toBeVisible();
  await guest.goto("/dashboard/members");
  await expect(guest.getByText("Your role does not include members")).toBeVisible();
  await guest.goto(link);
  await expect(guest.getByText("This invitation was used")).toBeVisible();

  await members.open();
  await expect(members.members.getByRole("row").filter({ hasText: email })).toContainText("Grace Guest");
  await owner.goto(`/dashboard/activity?subject=${encodeURIComponent(email)}`);
  await owner.getByRole("button", { name: `Invited ${email} as billing` }).click();
  await expect(owner.getByRole("dialog")).toContainText("members.invite");
});

test("the only owner cannot go, and is told why", async ({ page }) => {
  await signInAs(page, "registrant");
  const members = new MembersPage(page);
  await members.open();
  await members.members.getByRole("row").filter({ hasText: "You" }).getByRole("button").click();
  await expect(page.getByText("You are the only owner: appoint another one first")).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Leave this account" })).toBeDisabled();
});

test("another browser's session is ended from here", async ({ browser, page }) => {
  const tablet = await (await browser.newContext({ userAgent: IPAD })).newPage();
  await signInAs(tablet, "registrant");
  await signInAs(page, "registrant");
  const settings = new SettingsPage(page);
  await settings.openSecurity();
  await expect(settings.sessions.filter({ hasText: "This browser" })).toHaveCount(1);
  const before = await settings.sessions.filter({ hasText: "Safari 18 on iPad" }).count();
  await settings.endSession("Safari 18 on iPad");
  await expect(settings.sessions.filter({ hasText: "Safari 18 on iPad" })).toHaveCount(before - 1);
  await tablet.goto("/dashboard/settings");
  await expect(tablet).toHaveURL(/\/sign-in/);
});

test("mistakes in the settings are explained", async ({ page }) => {
  await signInAs(page, "registrant");
  const settings = new SettingsPage(page);
  await settings.openProfile();
  await settings.field("Name").fill("");
  await settings.save("Save profile");
  expect(await describedBy(settings.field("Name"))).toContain("Enter a name");

  await settings.openAccount();
  await settings.field("Contact’s email address").fill("harbour");
  await settings.save("Save account");
  expect(await describedBy(settings.field("Contact’s email address"))).toContain("ada@example.com");

  await settings.openSecurity();
  await settings.field("Current password").fill("not this one");
  await settings.field("New password").fill("a quiet anchorage by night");
  await settings.save("Change password");
  expect(await describedBy(settings.field("Current password"))).toContain("is wrong");
});
