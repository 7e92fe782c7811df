import { expect, test } from "@playwright/test";
import { readDemo } from "./demo";
import { query } from "./dns-query";
import { RequestPage } from "./pages/request-page";
import { SearchPage } from "./pages/search-page";
import { callProcedure, freshLabel, signInByRequest, TEST_CARD } from "./procedures";

test.beforeEach(async ({ context }) => {
  await signInByRequest(context.request, readDemo().registrant);
});

test("a purchase is followed step by step until the name answers, and is found again by its address", async ({
  page,
}) => {
  await callProcedure(page.request, "payments.topUp", { by: "new_card", amount: 10_000, ...TEST_CARD });
  const label = freshLabel("steps");
  const fqdn = `${label}.com.store`;
  const search = new SearchPage(page);
  await page.goto(`/dashboard/search?buy=${fqdn}`, { waitUntil: "networkidle" });
  await expect(search.purchase).toContainText("From your balance");
  await search.registerButton.click();

  const request = new RequestPage(page);
  await request.expectDone("Answers on DNS");
  expect(await query("udp", fqdn, "SOA")).toHaveLength(1);
  await expect(search.bought.getByRole("link", { name: "See the name" })).toHaveAttribute(
    "href",
    `/dashboard/names/${fqdn}`,
  );
  await page.reload();
  await request.expectDone("Answers on DNS");

  await page.goto(`/dashboard/requests?search=${label}`);
  const row = page.getByRole("table", { name: "Your requests" }).getByRole("row").filter({ hasText: fqdn });
  await expect(row).toContainText("Registration");
  await expect(row).toContainText("Done");
  await page.getByRole("list", { name: "States of requests" }).getByRole("link", { name: "Failed" }).click();
  await expect(page.getByRole("heading", { name: "No request is like that" })).toBeVisible();
});

test("what a program has asked for and waits for its user is on home, among the names, and can be taken back", async ({
  page,
}) => {
  const fqdn = "swap.defiwallet";
  const { api_key: key } = readDemo().registrant;
  const answer = await callProcedure(page.request, "workflows.register", { name: fqdn }, { key });
  const { id } = ((await answer.json()) as { result: { data: { id: string } } }).result.data;
  const request = new RequestPage(page);

  // Its page notices what it waits for.
  await page.goto(`/dashboard/requests/${id}`);
  await request.expectState("Needs you");
  await page.goto("/dashboard");
  const line = page.getByRole("listitem").filter({ hasText: `The request for ${fqdn} needs you` });
  await expect(line).toContainText("accept its price");
  await line.getByRole("link", { name: "Go on" }).click();
  await page.waitForURL(`**/dashboard/requests/${id}`);
  await expect(request.panel).toContainText("A premium name: accept its price");
  await expect(request.panel.getByRole("button", { name: "Accept $1,500.00 and go on" })).toBeEnabled();

  await page.goto("/dashboard/names");
  await expect(page.getByRole("region", { name: "On their way" })).toContainText(fqdn);
  await page.getByRole("link", { name: `Follow ${fqdn}` }).click();
  await request.expectState("Needs you");
  await request.press("Take this request back");
  await page.getByRole("dialog").getByRole("button", { name: "Take the request back" }).click();
  await request.expectState("Cancelled");
  await expect(request.panel).toContainText("Nothing was bought");
  await page.goto("/dashboard/names");
  await expect(page.getByText("On their way")).toHaveCount(0);
});
