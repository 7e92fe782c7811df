import { randomUUID } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { type APIRequestContext, expect, type TestInfo, test } from "@playwright/test";
import { start } from "./command-line";
import { signInAs } from "./demo";
import { ChannelPage, ReviewPage } from "./pages/channel-page";
import { OtePage } from "./pages/ote-page";
import { signUpAndVerify } from "./sign-up";

const TLD = "defiwallet";
const API = "/api/v1/registrar/v1";

/** Enough for every command of the sequence, and soon reached. */
const LIMIT = 20;

const unique = randomUUID().slice(0, 8);
const person = {
  name: "Rosa Registrar",
  organization: `Harbour Names ${unique}`,
  email: `rosa-${unique}@example.net`,
  password: "lantern gravel teapot",
};

/** Registers a name for real, as the registrar's own client. */
function createForReal(request: APIRequestContext, key: string) {
  return request.post(`${API}/domains`, {
    headers: { authorization: `Bearer ${key}` },
    data: { domain: `harbour-${unique}.${TLD}`, idempotency_key: `order-${unique}` },
  });
}

async function keep(info: TestInfo, name: string, bytes: Buffer): Promise<string> {
  const path = info.outputPath(name);
  await writeFile(path, bytes);
  return path;
}

/** The same archive with one byte of its document changed. */
function touched(archive: Buffer): Buffer {
  const copy = Buffer.from(archive);
  const name = "evidence.md";
  const at = copy.indexOf(name) + name.length + 20;
  copy.writeUInt8(copy.readUInt8(at) ^ 1, at);
  return copy;
}

test("a registrar applies, is certified by its own client's commands, and goes to production", async ({
  page,
  browser,
  request,
  baseURL,
}, info) => {
  test.setTimeout(360_000);
  const channel = new ChannelPage(page);
  const operators = await browser.newContext();
  const desk = await operators.newPage();
  const review = new ReviewPage(desk);
  const runs = new OtePage(desk);

  // The registrar signs up, verifies and applies.
  await page.goto("/sign-up", { waitUntil: "networkidle" });
  const auth = await signUpAndVerify(page, browser, person);
  await auth.signIn(person.email, person.password);
  await page.waitForURL("**/dashboard");
  await channel.open();
  await channel.submitApplication({ company: person.organization, email: person.email, namespaces: [TLD] });
  await expect(channel.step("Approved for OT&E")).toHaveAttribute("aria-current", "step");
  const slug = await channel.slug();

  // An operator approves it with its listing, and sets its limit and balance.
  await signInAs(desk, "operator");
  await review.openFromQueue(person.organization);
  await review.approve();
  await review.setRateLimit(LIMIT);
  await review.credit("500");

  // A key of its own; production is not open to it yet.
  const key = await channel.createKey("Test client");
  const refused = await createForReal(request, key);
  expect(refused.status()).toBe(403);
  expect(await refused.json()).toMatchObject({
    error: { code: "registrar_channel_not_production_approved" },
  });

  // The run: a client in a process of its own, and the operator's page that moves by itself.
  await runs.start(slug, TLD, `Certification ${unique}`);
  await desk.evaluate(() => document.documentElement.setAttribute("data-not-reloaded", ""));
  await expect(runs.passed).toHaveCount(0);
  const client = start(
    "ote.mjs",
    ["--base", baseURL ?? "", "--tld", TLD, "--archive", info.outputPath("ote")],
    {
      PORTOLAN_KEY: key,
    },
  );
  await expect.poll(() => runs.passed.count(), { timeout: 60_000 }).toBeGreaterThan(3);
  expect(client.isRunning()).toBe(true);
  const { code, text } = await client.ended;
  expect(text).toMatch(/\d+ passed, 0 failed/);
  expect(code).toBe(0);
  expect(text).not.toContain(key);
  await expect(runs.passed).toHaveCount(await runs.steps.count(), { timeout: 20_000 });
  await expect(desk.locator("html")).toHaveAttribute("data-not-reloaded");

  // Signed off, the very command that was refused is carried out.
  await runs.signOff();
  const done = await createForReal(request, key);
  expect(await done.json()).toMatchObject({ status: "success", idempotent: false });
  expect(done.status()).toBe(201);
  await channel.open();
  await expect(channel.step("Approved for production")).toContainText("Certified");

  // Evidence: what is exported says what was seen, and a byte that was changed is found.
  const filled = await runs.exportEvidence("Document");
  expect(filled.bytes.toString()).toContain(slug);
  const data = await runs.exportEvidence("Data");
  expect(JSON.parse(data.bytes.toString())).toBeInstanceOf(Object);
  const archive = await runs.exportEvidence("Signed archive");
  for (const { bytes } of [filled, data, archive]) expect(bytes.includes(key)).toBe(false);
  const good = await start("portolan.mjs", ["verify", await keep(info, archive.name, archive.bytes)]).ended;
  expect(good).toMatchObject({ code: 0, text: expect.stringMatching(/^Good/) });
  const bad = await start("portolan.mjs", ["verify", await keep(info, "touched.zip", touched(archive.bytes))])
    .ended;
  expect(bad).toMatchObject({ code: 1, text: expect.stringMatching(/^Touched: evidence\.md/) });
  await operators.close();
});
