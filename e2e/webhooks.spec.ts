import { expect, test } from "@playwright/test";
import { Webhook as StandardWebhook } from "standardwebhooks";
import { Webhook as SvixWebhook } from "svix";
import { openReceiver, type ReceivedDelivery } from "../src/testing/webhook-receiver";
import { readDemo } from "./demo";
import { WebhooksPage } from "./pages/webhooks-page";
import { freshLabel, registerByRequest, signInByRequest } from "./procedures";

test("a webhook is made and tested, loses its receiver, and is delivered to once that is repaired", async ({
  page,
  request,
}) => {
  const receiver = await openReceiver();
  const webhooks = new WebhooksPage(page);
  const about = (name: string) => receiver.received.filter(({ body }) => body.includes(name));
  try {
    await signInByRequest(page.request, readDemo().registrant);
    await webhooks.open();
    const description = freshLabel("Orders");
    const secret = await webhooks.create({ url: receiver.url, description, event: "subdomain.registered" });
    const verify = ({ headers, body }: ReceivedDelivery) => {
      expect(new SvixWebhook(secret).verify(body, headers)).toBeTruthy();
      return new StandardWebhook(secret).verify(body, headers);
    };
    expect(secret).toMatch(/^whsec_/);

    await webhooks.sendTest();
    await expect(webhooks.panelState).toContainText("Delivered");
    await expect(webhooks.dialog.getByRole("region", { name: "Request body" })).toContainText("[redacted]");
    // Other journeys register names in this account meanwhile.
    const [tested] = about("webhook.test");
    expect(tested && verify(tested)).toMatchObject({ event: "webhook.test" });
    await webhooks.closePanel();

    // The log is followed live: nothing is reloaded from here on.
    const first = await registerByRequest(request, freshLabel("hook"));
    await expect(webhooks.line(first)).toContainText("Delivered");
    const [registered] = about(first);
    expect(registered && verify(registered)).toMatchObject({
      event: "subdomain.registered",
      data: { subdomain: first },
    });

    receiver.answer = (_, response) =>
      void response.writeHead(503, { "retry-after": "600" }).end("down for repairs");
    const second = await registerByRequest(request, freshLabel("hook"));
    await expect(webhooks.line(second)).toContainText("Waiting");
    await expect(webhooks.line(second)).toContainText("503");
    await expect(webhooks.line(second)).toContainText(/in (9|10) minutes/);
    await webhooks.openLine(second);
    await expect(webhooks.dialog.getByRole("region", { name: "Response body" })).toHaveText(
      "down for repairs",
    );

    receiver.answer = (_, response) => void response.end("ok");
    await webhooks.dialog.getByRole("button", { name: "Try now" }).click();
    await expect(webhooks.panelState).toContainText("Delivered");
    await expect(webhooks.dialog.getByRole("heading", { name: "Attempts (2)" })).toBeVisible();

    await webhooks.dialog.getByRole("button", { name: "Replay" }).click();
    await expect(webhooks.dialog.getByText("Replay of", { exact: true })).toBeVisible();
    await expect(webhooks.panelState).toContainText("Delivered");
    await webhooks.closePanel();
    expect(about(second).map((one) => verify(one))).toHaveLength(3);
    expect(new Set(about(second).map(({ headers }) => headers["webhook-id"])).size).toBe(1);

    await webhooks.log.getByRole("link", { name: "Attempts" }).click();
    await webhooks.log.getByRole("link", { name: "5xx" }).click();
    await expect(webhooks.line(second)).toHaveCount(1);
    await webhooks.delete(new URL(receiver.url).host);
    await expect(page.getByText(description)).toBeHidden();
  } finally {
    await receiver.close();
  }
});
