import type { Page } from "@playwright/test";

/** `/console/mailbox`, as an operator. */
export class MailboxPage {
  constructor(private readonly page: Page) {}

  /** Opens the newest mail to `address` and returns its first link. */
  async linkFor(address: string): Promise<string> {
    await this.page.goto("/console/mailbox");
    await this.page.getByLabel("Search mails").fill(address);
    await this.page.getByRole("button", { name: "Search", exact: true }).click();
    await this.page.waitForURL(/search=/);
    await this.page.getByRole("table", { name: "Mails" }).getByRole("link").first().click();
    const link = this.page.getByRole("region", { name: "Text" }).getByRole("link").first();
    return (await link.getAttribute("href")) ?? "";
  }
}
