import { expect, test } from "@playwright/test";
import { readDemo } from "./demo";
import { joinAsAdmin } from "./join";
import { AuthPage } from "./pages/auth-page";
import { NamePage } from "./pages/names-page";
import { codeOf, SecondFactorPage } from "./pages/second-factor-page";
import { callProcedure, freshLabel, registerByRequest, signInByRequest } from "./procedures";

test("a second factor is set up, asked for at sign-in, and takes a registry lock off", async ({
  page,
  context,
  playwright,
  baseURL,
}) => {
  const person = await joinAsAdmin(playwright, baseURL);
  const fqdn = await registerByRequest(context.request, freshLabel("locked"));

  await signInByRequest(context.request, person);
  const factor = new SecondFactorPage(page);
  await factor.open();
  const secret = await factor.begin(person.password);
  await factor.confirm("000000");
  await expect(factor.dialog.getByText("This code is wrong")).toBeVisible();
  // Each code works once, so three that count now are used: the last, the present and the next.
  await factor.confirm(codeOf(secret, -1));
  await expect(factor.dialog.getByRole("list", { name: "Recovery codes" }).getByRole("listitem")).toHaveCount(
    10,
  );
  await factor.dialog.getByRole("button", { name: "I have kept them" }).click();
  await expect(page.getByText("10 recovery codes are left")).toBeVisible();

  await context.clearCookies();
  await page.goto(`/sign-in?next=/dashboard/names/${fqdn}/settings`);
  await new AuthPage(page).signIn(person.email, person.password);
  const code = page.getByRole("textbox", { name: "Code" });
  await code.fill("000000");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("This code is wrong")).toBeVisible();
  await code.fill(codeOf(secret));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(`**/dashboard/names/${fqdn}/settings`);

  const name = new NamePage(page, fqdn);
  await page.getByRole("button", { name: "Put on" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Put under registry lock" }).click();
  await expect(name.toast(`${fqdn} is under registry lock`)).toBeVisible();
  await expect(name.setting("Lock deletion")).toBeDisabled();
  const { api_key: key } = readDemo().registrant;
  const change = () => callProcedure(context.request, "names.update", { name: fqdn, lock: false }, { key });
  const refused = await change();
  expect((await refused.json()).error.data.code).toBe("status_prohibits");

  await page.getByRole("button", { name: "Take off" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Reason" }).fill("Moving to another registrar");
  await dialog.getByRole("textbox", { name: "Code" }).fill(codeOf(secret, 1));
  await dialog.getByRole("button", { name: "Take off" }).click();
  await expect(name.toast("is not under registry lock any more")).toBeVisible();
  await expect(name.setting("Lock deletion")).toBeEnabled();
  expect((await change()).status()).toBe(200);
});
