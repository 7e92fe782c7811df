import { randomUUID } from "node:crypto";
import { expect, test } from "@playwright/test";
import { readDemo, signInAs } from "./demo";
import { query } from "./dns-query";
import { AuthPage, type Newcomer } from "./pages/auth-page";
import { BillingPage, describedBy, GOOD_CARD } from "./pages/billing-page";
import { DnsPage } from "./pages/dns-page";
import { RequestPage } from "./pages/request-page";
import { SearchPage } from "./pages/search-page";
import { linkInMailTo, signUpAndVerify } from "./sign-up";

const newcomer = (): Newcomer => ({
  name: "Ada Pilot",
  organization: "Pilot & Daughters",
  email: `ada-${randomUUID().slice(0, 8)}@example.net`,
  password: "lantern gravel teapot",
});
const freshName = () => `first-${randomUUID().slice(0, 8)}.com.store`;

test("a stranger finds a name, signs up, pays, and the name answers on DNS", async ({ page, browser }) => {
  test.setTimeout(180_000);
  const person = newcomer();
  const fqdn = freshName();
  const search = new SearchPage(page);

  await page.goto("/", { waitUntil: "networkidle" });
  await search.box.fill(fqdn.replace(".com.store", ""));
  await expect(search.offer(fqdn)).toContainText("$29.99");
  await search.box.press("Enter");
  await expect(search.buyLink(fqdn)).toBeFocused();
  await page.keyboard.press("Enter");

  await expect(page.getByText(`to buy ${fqdn}`)).toBeVisible();
  await page.getByRole("link", { name: "Create an account" }).click();
  await expect(page.getByRole("heading", { name: "Create account" })).toBeVisible();
  const auth = await signUpAndVerify(page, browser, person);
  await expect(auth.email).toHaveValue(person.email);
  await auth.signIn(person.email, person.password);

  // Back at the purchase, with an empty balance and no card.
  await expect(search.purchase).toContainText(fqdn);
  await search.purchase.getByLabel("Register for").selectOption("2");
  await expect(search.purchase).toContainText("Still missing$59.98");
  await search.registerButton.click();
  const request = new RequestPage(page);
  await request.expectState("Needs you");
  await request.press("Add money");
  const billing = new BillingPage(page);
  await expect(billing.dialog.getByLabel(/^Amount in/)).toHaveValue("59.98");
  await billing.pay({ amount: "100", card: GOOD_CARD });
  await billing.dialog.getByRole("button", { name: "Done" }).click();
  // It goes on by itself.
  await request.expectDone("Answers on DNS");

  await expect(search.bought).toContainText(`${fqdn} is yours`);
  await expect(search.bought).toContainText(`${fqdn} SOA`);
  await search.bought.getByRole("link", { name: "Set up DNS" }).click();
  await page.waitForURL(`**/dashboard/names/${fqdn}/dns`);
  const dns = new DnsPage(page);
  await dns.open(fqdn);
  await dns.add("A", "@", { "IPv4 address": "203.0.113.10" });
  await dns.add("MX", "@", { Priority: "10", "Mail server": "mail.example.net" });
  await dns.add("TXT", "@", { Text: "v=spf1 mx -all" });
  await dns.review();
  await dns.apply();
  await dns.expectAnswering();

  for (const transport of ["udp", "tcp"] as const) {
    expect(await query(transport, fqdn, "A")).toMatchObject([{ data: "203.0.113.10" }]);
    expect(await query(transport, fqdn, "MX")).toMatchObject([
      { data: { preference: 10, exchange: "mail.example.net" } },
    ]);
    const [text] = await query(transport, fqdn, "TXT");
    expect(String((text as { data: Buffer[] }).data)).toBe("v=spf1 mx -all");
  }
});

test("each mistake of a sign-up is explained at its field", async ({ page }) => {
  await page.goto("/sign-up", { waitUntil: "networkidle" });
  const auth = new AuthPage(page);
  await auth.signUp({ email: "ada.example.net", password: "short" });
  expect(await describedBy(page.getByLabel("Your name"))).toContain("Enter a name");
  expect(await describedBy(page.getByLabel("Organization"))).toContain("Enter the organization");
  expect(await describedBy(auth.email)).toContain("such as ada@example.com");
  expect(await describedBy(auth.password)).toContain("Use at least 8 characters");

  const { email, name, organization } = newcomer();
  await auth.signUp({ email, name, organization, password: email });
  expect(await describedBy(auth.password)).toContain("too easy to guess");
  await auth.password.fill("lantern gravel teapot");
  await expect(page.getByText("Strong")).toBeVisible();
  await page.getByRole("button", { name: "Show password" }).click();
  await expect(auth.password).toHaveAttribute("type", "text");
});

test("a wrong password and an unverified address are told apart, and the mail can be had again", async ({
  page,
  browser,
}) => {
  const person = newcomer();
  const auth = new AuthPage(page);
  await page.goto("/sign-up", { waitUntil: "networkidle" });
  await auth.signUp(person);
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await expect(page.getByText("This demonstration sends no mail")).toBeVisible();

  await page.getByRole("link", { name: "Sign in" }).click();
  await page.waitForURL("**/sign-in**");
  await auth.signIn(person.email, "not the password");
  await expect(page.getByRole("alert").filter({ hasText: "password is wrong" })).toBeVisible();
  await auth.signIn(person.email, person.password);
  await expect(page.getByRole("alert").filter({ hasText: "Verify your email address first" })).toBeVisible();

  await page.getByRole("link", { name: "Have it sent again" }).click();
  // The page before has a field of the same label.
  await expect(page.getByRole("heading", { name: "Get another mail" })).toBeVisible();
  await auth.email.fill(person.email);
  await page.getByRole("button", { name: "Send the mail again" }).click();
  await expect(page.getByText("another mail is on its way")).toBeVisible();
  const link = await linkInMailTo(browser, person.email);
  await page.goto(link);
  await expect(page.getByText("Your email address is verified")).toBeVisible();
  await page.goto(link);
  await expect(page.getByRole("alert").filter({ hasText: "used already or has expired" })).toBeVisible();
});

test("a forgotten password is chosen anew by mail, and the old one is of no use then", async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const person = newcomer();
  await page.goto("/sign-up", { waitUntil: "networkidle" });
  const auth = await signUpAndVerify(page, browser, person);
  await page.getByRole("link", { name: "Forgot password?" }).click();
  await page.waitForURL("**/forgot-password");
  await auth.askForReset(person.email);

  await page.goto(await linkInMailTo(browser, person.email));
  await auth.chooseNewPassword("aaaaaaaa");
  await expect(page.getByText("too easy to guess")).toBeVisible();
  await auth.chooseNewPassword("moss anchor violin");
  await expect(page.getByText("Your new password is set")).toBeVisible();
  await auth.signIn(person.email, person.password);
  await expect(page.getByRole("alert").filter({ hasText: "password is wrong" })).toBeVisible();
  await auth.signIn(person.email, "moss anchor violin");
  await page.waitForURL("**/dashboard");
});

test("after signing in one stays on this portal, whatever the link says", async ({ page, baseURL }) => {
  for (const next of ["https://evil.example/", "//evil.example", "/\\evil.example", "/.//evil.example"]) {
    await page.context().clearCookies();
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`, { waitUntil: "networkidle" });
    const { registrant } = readDemo();
    await new AuthPage(page).signIn(registrant.email, registrant.password);
    await page.waitForURL("**/dashboard");
    expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? "").origin);
  }
});

test("a double click buys once, and a premium name only after its price is accepted", async ({ page }) => {
  await signInAs(page, "registrant");
  const search = new SearchPage(page);
  const fqdn = freshName();
  let orders = 0;
  page.on("request", (request) => {
    if (request.url().endsWith("/api/trpc/workflows.register")) orders++;
  });
  await page.goto(`/dashboard/search?buy=${fqdn}`, { waitUntil: "networkidle" });
  await search.registerButton.dblclick();
  await expect(search.bought).toContainText(`${fqdn} is yours`);
  expect(orders).toBe(1);

  // Other journeys spend from the same balance.
  const card = { cardNumber: GOOD_CARD, cardExpiry: "12/30", cardCvc: "123" };
  await page.evaluate(
    async (input) => {
      const headers = { "content-type": "application/json" };
      await fetch("/api/trpc/payments.topUp", { method: "POST", headers, body: JSON.stringify(input) });
    },
    { by: "new_card", amount: 100_000, ...card },
  );
  await page.goto("/dashboard/search?q=toys&buy=toys.com.store", { waitUntil: "networkidle" });
  await expect(search.purchase).toContainText("A premium name");
  await search.registerButton.click();
  await expect(search.purchase.getByText("Accept the price of $899.00 first")).toBeVisible();
  await search.purchase.getByLabel("I accept $899.00 for 1 year").check();
  await expect(search.purchase.getByText("Accept the price of")).toBeHidden();
  expect(orders).toBe(1);

  await page.goto("/dashboard/search?q=mail&buy=mail.com.store");
  await expect(search.purchase).toContainText("This name is reserved");
  await page.goto(`/dashboard/search?buy=${fqdn}`);
  await expect(search.purchase).toContainText("Somebody has registered this name");
});
