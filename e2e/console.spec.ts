import { type APIRequestContext, expect, test } from "@playwright/test";
import { signInAs } from "./demo";
import { AccountsPage } from "./pages/accounts-page";
import { freshLabel } from "./procedures";

/** An account of a program's own making, with its first key. */
async function signUp(request: APIRequestContext): Promise<{ organization: string; key: string }> {
  const label = freshLabel("governed");
  const organization = `Governed ${label}`;
  const made = await request.post("/api/v2/auth/register", {
    data: {
      email: `${label}@example.test`,
      password: "a long unguessable sentence 42",
      organization,
      contact_name: "Gwen Governed",
    },
  });
  expect(made.status()).toBe(201);
  const { data } = (await made.json()) as { data: { api_key: string } };
  return { organization, key: data.api_key };
}

const askWith = (request: APIRequestContext, key: string) =>
  request.get("/api/v2/account", { headers: { "x-api-key": key } });

test("an operator finds an account and sets how much its keys may ask", async ({ page, request }) => {
  const { organization, key } = await signUp(request);
  await signInAs(page, "operator");
  const accounts = new AccountsPage(page);
  await accounts.open();
  await accounts.search("no account is called this");
  await expect(page.getByText("No account matches")).toBeVisible();
  await accounts.search(organization);
  await expect(accounts.accounts.getByRole("row").filter({ hasText: organization })).toContainText(
    "(default)",
  );
  await accounts.openAccount(organization);

  await accounts.saveLimit("0");
  await expect(accounts.limit).toHaveAccessibleDescription(/Enter a whole number from 1 to 1,000,000/);
  await expect(accounts.limit).toHaveAttribute("aria-invalid", "true");
  await accounts.saveLimit("4321");
  await expect(page.getByText("Each key may make 4,321 requests an hour")).toBeVisible();
  const limited = await askWith(request, key);
  expect(limited.status()).toBe(200);
  expect(limited.headers()["x-ratelimit-limit"]).toBe("4321");

  await accounts.saveLimit("");
  await expect(page.getByText("The portal’s default holds again")).toBeVisible();
  expect((await askWith(request, key)).headers()["x-ratelimit-limit"]).toBe("1000000");
});

test("an operator suspends an account, then resumes it", async ({ page, request }) => {
  const { organization, key } = await signUp(request);
  await signInAs(page, "operator");
  const accounts = new AccountsPage(page);
  await accounts.open();
  await accounts.search(organization);
  await accounts.openAccount(organization);

  await accounts.suspend();
  await expect(page.getByText("This account is suspended")).toBeVisible();
  const refused = await askWith(request, key);
  expect(refused.status()).toBe(403);
  expect(await refused.json()).toMatchObject({ error: { code: "ACCOUNT_SUSPENDED" } });

  await accounts.resume();
  await expect(page.getByText("This account is suspended")).toHaveCount(0);
  expect((await askWith(request, key)).status()).toBe(200);
});

test("an account that is not there is no page", async ({ page }) => {
  await signInAs(page, "operator");
  for (const number of ["999999", "0", "99999999999", "x"]) {
    await page.goto(`/console/accounts/${number}`);
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
  }
});
