import { execFileSync } from "node:child_process";
import { expect, test } from "@playwright/test";
import { signInAs } from "./demo";

test.setTimeout(150_000);

test("an operator finds an entry, opens its story, exports it and verifies the seals", async ({ page }) => {
  await signInAs(page, "operator");
  await page.goto("/console/audit?action=keys.create");
  const entries = page.getByRole("region", { name: "Entries" });
  const entry = entries.getByRole("button", { name: /Created the API key “Demo key”/ });
  await entry.click();
  const story = page.getByRole("dialog");
  await expect(story).toContainText("keys.create");
  await expect(page).toHaveURL(/[?&]entry=\d+/);
  await story.getByRole("button", { name: "Close" }).click();

  const seals = page.getByRole("region", { name: "Seals" });
  // The worker seals at the turn of the minute.
  await expect(async () => {
    await page.reload();
    await expect(seals.getByText(/sealed and signed/).first()).toBeVisible({ timeout: 1000 });
  }).toPass({ timeout: 90_000 });
  await seals.getByRole("button", { name: "Verify now" }).first().click();
  await expect(seals.getByText(/entries verified, none touched/)).toBeVisible();

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export as NDJSON" }).click();
  const lines = await readText(await (await download).createReadStream());
  const records = lines
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line).record);
  expect(records.length).toBeGreaterThan(0);
  expect(new Set(records.map(({ action }) => action))).toEqual(new Set(["keys.create"]));

  const told = execFileSync("npx", ["portolan", "verify", "audit"], {
    encoding: "utf8",
    env: { ...process.env, DATA_DIR: process.env.E2E_DATA_DIR },
    stdio: ["ignore", "pipe", "inherit"],
  });
  expect(told).toContain("Good: nothing that is sealed was touched.");
});

async function readText(stream: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
