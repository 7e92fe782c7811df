import type { Locator, Page } from "@playwright/test";

/** `/dashboard/webhooks` and the page of one webhook. */
export class WebhooksPage {
  readonly dialog: Locator;
  readonly log: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole("dialog");
    this.log = page.getByRole("region", { name: "Log" });
  }

  async open(): Promise<void> {
    await this.page.goto("/dashboard/webhooks", { waitUntil: "networkidle" });
  }

  /** Makes a webhook that takes one type of event; ends on its page. @returns its secret */
  async create(webhook: { url: string; description: string; event: string }): Promise<string> {
    await this.page.getByRole("button", { name: "Create webhook" }).click();
    const form = this.dialog.getByRole("form", { name: "Create a webhook" });
    await form.getByLabel("URL", { exact: true }).fill(webhook.url);
    await form.getByLabel("Description").fill(webhook.description);
    await form.getByRole("radio", { name: "Chosen events" }).check();
    await form.getByRole("searchbox", { name: "Search events" }).fill(webhook.event);
    await form.getByRole("checkbox", { name: webhook.event }).check();
    await form.getByRole("button", { name: "Create webhook" }).click();
    const secret = await this.dialog.getByRole("region", { name: "Signing secret" }).textContent();
    await this.dialog.getByRole("button", { name: "I have copied it" }).click();
    await this.page.waitForURL(/\/dashboard\/webhooks\/[0-9a-f-]{36}$/);
    return secret?.trim() ?? "";
  }

  /** Sends a test event, which opens its panel. */
  async sendTest(): Promise<void> {
    await this.page.getByRole("button", { name: "Send test event" }).first().click();
    await this.dialog.getByRole("heading", { name: "webhook.test" }).waitFor();
  }

  /** What the panel says of its event. */
  get panelState(): Locator {
    return this.dialog.getByRole("status").first();
  }

  /** The line about a name. */
  line(name: string): Locator {
    return this.log.getByRole("row").filter({ hasText: name });
  }

  async openLine(name: string): Promise<void> {
    await this.line(name).getByRole("button").click();
    await this.dialog.waitFor();
  }

  async closePanel(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await this.dialog.waitFor({ state: "detached" });
  }

  async delete(host: string): Promise<void> {
    await this.page.getByRole("button", { name: "More actions" }).click();
    await this.page.getByRole("menuitem", { name: "Delete" }).click();
    await this.dialog.getByLabel(`Type ${host} to confirm`).fill(host);
    await this.dialog.getByRole("button", { name: "Delete webhook" }).click();
    await this.page.waitForURL("**/dashboard/webhooks");
  }
}
