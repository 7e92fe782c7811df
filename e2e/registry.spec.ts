import { expect, test } from "@playwright/test";
import { readDemo, signInAs } from "./demo";
import { RegistryPage } from "./pages/registry-page";
import { freshLabel } from "./procedures";

test("an admin opens a namespace, changes its rules after a review, fills a list from a file and deletes it", async ({
  page,
}) => {
  const namespace = `${freshLabel("port")}.example`;
  await signInAs(page, "operator");
  const registry = new RegistryPage(page);
  await registry.create(namespace);
  await expect(page.getByText("Offered nowhere")).toBeVisible();

  await page.getByLabel("Longest label").fill("2");
  await registry.review();
  await expect(page.getByLabel("Longest label")).toHaveAccessibleDescription(/shorter than the shortest/);
  await page.getByLabel("Longest label").fill("40");
  await page.getByLabel("Georgian").check();
  await registry.review();
  await expect(registry.dialog.getByText("+ Georgian")).toBeVisible();
  await registry.dialog.getByRole("button", { name: "Save 2 changes" }).click();
  await expect(page.getByText("follows the new rules")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Longest label")).toHaveValue("40");

  await registry.paste(namespace, "reserved", "label,reason\nlighthouse,kept for the port\nno_such,x\n");
  await expect(registry.dialog.getByText("1 row has a fault")).toBeVisible();
  await expect(registry.dialog.getByText("letters, digits and hyphens are allowed")).toBeVisible();
  await registry.paste(namespace, "reserved", "label,reason\nlighthouse,kept for the port\nbücher,kept\n");
  await registry.dialog.getByRole("button", { name: "Import: 2 added" }).click();
  await expect(page.getByText("Reserved names: 2 added")).toBeVisible();
  const csv = await page.request.get(`/console/namespaces/${namespace}/reserved/export`);
  expect(await csv.text()).toBe("label,reason\r\nlighthouse,kept for the port\r\nbücher,kept\r\n");

  await registry.openPolicy(namespace);
  await registry.delete(namespace);
  await expect(page.getByText(namespace)).toHaveCount(0);
});

test("an operator puts a name on hold with a reason, writes a note, and takes it off", async ({
  page,
  request,
}) => {
  const label = freshLabel("held");
  const made = await request.post("/api/v2/subdomains", {
    headers: { "x-api-key": readDemo().registrant.api_key },
    data: { subdomain: label, domain: "com.store" },
  });
  expect(made.status()).toBe(201);
  await signInAs(page, "operator");
  const registry = new RegistryPage(page);
  await page.goto(`/console/names?q=${label}`);
  await page.getByRole("link", { name: `${label}.com.store` }).click();
  await registry.act("Put on hold", "Phishing was reported");
  await expect(page.getByText("The registry has this name on hold")).toBeVisible();
  await expect(page.getByText("“Phishing was reported”")).toBeVisible();
  await page.getByLabel("A new note").fill("Asked the hoster.");
  await page.getByRole("button", { name: "Add note" }).click();
  await expect(page.getByText("Asked the hoster.")).toBeVisible();
  await registry.act("Take off hold", "It was clean");
  await expect(page.getByText("The registry has this name on hold")).toHaveCount(0);
});
