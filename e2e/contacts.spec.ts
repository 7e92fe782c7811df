import { expect, test } from "@playwright/test";
import { readDemo } from "./demo";
import { mailedToken } from "./mailed-token";
import { RequestPage } from "./pages/request-page";
import { callProcedure, freshLabel, signInByRequest, TEST_CARD } from "./procedures";

test("a registration waits for its registrant's address, and goes on once somebody there has confirmed it", async ({
  page,
  browser,
  playwright,
  baseURL,
}) => {
  const operator = await playwright.request.newContext({ baseURL });
  await signInByRequest(operator, readDemo().operator);
  const asked = { name: "defiwallet", changes: { verifyContacts: true } };
  expect((await callProcedure(operator, "console.namespaces.update", asked)).ok()).toBe(true);

  await signInByRequest(page.context().request, readDemo().registrant);
  await callProcedure(page.request, "payments.topUp", { by: "new_card", amount: 10_000, ...TEST_CARD });
  const label = freshLabel("confirmed");
  const email = `${label}@example.net`;
  const contacts = { registrant: { name: "Ida Rhumb", email } };
  const input = { name: `${label}.defiwallet`, contacts };
  const answer = await callProcedure(page.request, "workflows.register", input);
  const { id } = (await answer.json()).result.data as { id: string };
  const request = new RequestPage(page);
  await page.goto(`/dashboard/requests/${id}`);
  await request.expectState("Needs you");
  await expect(request.panel).toContainText(`A mail was sent to ${email}`);

  // Whoever reads the mail is signed in nowhere.
  const stranger = await browser.newContext();
  const letter = await stranger.newPage();
  await letter.goto(`/verify-contact?token=${await mailedToken(operator, email)}`, {
    waitUntil: "networkidle",
  });
  await expect(letter.getByRole("main")).toContainText(email);
  await letter.getByRole("button", { name: "Confirm this address" }).click();
  await expect(letter.getByText("The address is confirmed")).toBeVisible();
  await letter.reload();
  await expect(letter.getByText("This link was used already")).toBeVisible();

  await request.expectDone("Answers on DNS");
  await stranger.close();
  await operator.dispose();
});
