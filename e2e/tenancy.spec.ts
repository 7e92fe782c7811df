import { type APIRequestContext, type Browser, expect, test } from "@playwright/test";
import { readDemo } from "./demo";
import { callProcedure, freshLabel, registerByRequest, signInByRequest } from "./procedures";

interface Stranger {
  readonly email: string;
  readonly password: string;
  readonly key: string;
}

/** An account that signed up by program, its address verified by the link in the mail. */
async function signUpStranger(request: APIRequestContext, browser: Browser): Promise<Stranger> {
  const email = `${freshLabel("stranger")}@example.test`;
  const password = "a long unguessable sentence 42";
  const made = await request.post("/api/v2/auth/register", {
    data: { email, password, organization: "Stranger Ltd", contact_name: "Sam Stranger" },
  });
  const { data } = (await made.json()) as { data: { api_key: string } };
  const operator = await browser.newContext();
  await signInByRequest(operator.request, readDemo().operator);
  const token = await verificationToken(operator.request, email);
  await operator.close();
  const verified = await callProcedure(request, "access.verifyEmail", { token });
  expect(verified.ok()).toBe(true);
  return { email, password, key: data.api_key };
}

/** Out of the mailbox that operators open. */
async function verificationToken(request: APIRequestContext, email: string): Promise<string> {
  const list = await callProcedure(request, "console.mail.list", { search: email }, { method: "GET" });
  const { result } = (await list.json()) as {
    result: { data: { mails: { id: string; to: string }[] } };
  };
  const id = result.data.mails.find((mail) => mail.to === email)?.id;
  const mail = await callProcedure(request, "console.mail.get", { mailId: id }, { method: "GET" });
  const token = /token=([\w-]+)/.exec(await mail.text())?.[1];
  if (!token) throw new Error(`No mail with a link came to ${email}`);
  return token;
}

const URLS = ["", "/dns", "/nameservers", "/contacts", "/settings", "/danger"];

/** Every procedure that takes a name, with the rest of its input. */
const PROCEDURES: readonly (readonly ["GET" | "POST", string, Record<string, unknown>])[] = [
  ["GET", "names.info", {}],
  ["GET", "names.deletionTerms", {}],
  ["GET", "dns.list", {}],
  ["GET", "dns.status", {}],
  ["GET", "dns.history", {}],
  ["GET", "dns.export", {}],
  ["GET", "dns.live", { owner: "@", type: "A" }],
  ["POST", "dns.previewImport", { text: "" }],
  ["POST", "dns.applyChanges", {}],
  ["POST", "dns.import", { text: "" }],
  ["POST", "dns.revert", { changeId: "01a1fc3d-aff0-75d7-90a7-e6be4d13cba0" }],
  ["POST", "workflows.renew", { years: 1 }],
  ["POST", "names.restore", {}],
  ["POST", "names.update", { autoRenew: true }],
  ["POST", "names.setNameservers", { nameservers: [] }],
  ["POST", "names.setContacts", { contacts: { registrant: { name: "X", email: "x@example.test" } } }],
  ["POST", "names.authCode", {}],
];

test("a second account sees the first one's name by no URL", async ({ browser, request }) => {
  const label = freshLabel("secret");
  const fqdn = await registerByRequest(request, label);
  const stranger = await signUpStranger(request, browser);
  const context = await browser.newContext();
  await signInByRequest(context.request, stranger);
  const page = await context.newPage();
  for (const path of URLS) {
    await page.goto(`/dashboard/names/${fqdn}${path}`);
    await expect(page.getByRole("heading", { name: "There is nothing here" })).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText(fqdn);
  }
  await page.goto(`/dashboard/names?q=${label}`);
  await expect(page.getByRole("link", { name: fqdn })).toHaveCount(0);
  const csv = await context.request.get(`/dashboard/names/export?q=${label}`);
  expect(await csv.text()).not.toContain(fqdn);
  await context.close();
});

test("a second account reaches the first one's name by no procedure", async ({ browser, request }) => {
  const label = freshLabel("guarded");
  const fqdn = await registerByRequest(request, label);
  const { key } = await signUpStranger(request, browser);
  for (const [method, procedure, rest] of PROCEDURES) {
    const answer = await callProcedure(request, procedure, { name: fqdn, ...rest }, { key, method });
    expect(answer.status(), procedure).toBe(404);
  }
  const deleted = await callProcedure(request, "names.delete", { name: fqdn, confirm: fqdn }, { key });
  expect(deleted.status()).toBe(404);
  const bulk = await callProcedure(request, "names.bulkRenew", { names: [fqdn], years: 1 }, { key });
  const { result } = (await bulk.json()) as { result: { data: { error: { code: string } }[] } };
  expect(result.data.map(({ error }) => error.code)).toEqual(["not_found"]);
  const list = await callProcedure(request, "names.list", { query: label }, { key, method: "GET" });
  expect(await list.json()).toMatchObject({ result: { data: { total: 0, items: [] } } });
  const activity = await callProcedure(request, "audit.activity", { subject: fqdn }, { key, method: "GET" });
  expect(await activity.json()).toMatchObject({ result: { data: { entries: [] } } });
});

test("nobody without a session sees a name's page", async ({ page, request }) => {
  const fqdn = await registerByRequest(request, freshLabel("hidden"));
  await page.goto(`/dashboard/names/${fqdn}`);
  await page.waitForURL(/\/sign-in/);
  const answer = await callProcedure(request, "names.info", { name: fqdn }, { method: "GET" });
  expect(answer.status()).toBe(401);
});
