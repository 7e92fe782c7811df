import { expect, test } from "@playwright/test";

test("from the front page to a line that is copied, and to the same page as text", async ({
  page,
  context,
}) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  const faults: string[] = [];
  page.on("console", (message) => message.type() === "error" && faults.push(message.text()));
  await page.goto("/");
  await page.getByRole("contentinfo").getByRole("link", { name: "For registrars" }).click();
  await page.getByRole("main").getByRole("link", { name: "Handoff packet" }).click();
  await expect(page.getByRole("heading", { name: "Registrar handoff packet" })).toBeVisible();
  await page.getByRole("button", { name: "Copy" }).first().click();
  await expect(page.getByRole("button", { name: "Copied" })).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/\/api\/v1\/registrar\/v1$/);
  await page.getByRole("link", { name: "Following the poll feed" }).click();
  await expect(page).toHaveURL(/#following-the-poll-feed$/);
  const text = await page.request.get("/docs/registrar/handoff-packet.md");
  expect(await text.text()).toMatch(/^# Registrar handoff packet/);

  await page.getByLabel("Appearance").selectOption("dark");
  await page.reload();
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
  expect(faults).toEqual([]);
});
