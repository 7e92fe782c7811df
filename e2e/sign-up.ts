import { type Browser, expect, type Page } from "@playwright/test";
import { signInAs } from "./demo";
import { AuthPage, type Newcomer } from "./pages/auth-page";
import { MailboxPage } from "./pages/mailbox-page";

/** The link in the newest mail to `address`, as an operator reads it. */
export async function linkInMailTo(browser: Browser, address: string): Promise<string> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await signInAs(page, "operator");
  const link = await new MailboxPage(page).linkFor(address);
  await context.close();
  expect(link).toContain("?token=");
  return link;
}

/** Signs up and verifies by the mail; ends on the page of signing in. */
export async function signUpAndVerify(page: Page, browser: Browser, person: Newcomer): Promise<AuthPage> {
  const auth = new AuthPage(page);
  await auth.signUp(person);
  await expect(page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  await page.goto(await linkInMailTo(browser, person.email));
  await expect(page.getByText("Your email address is verified")).toBeVisible();
  return auth;
}
