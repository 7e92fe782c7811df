import type { Locator, Page } from "@playwright/test";

/** `/console/accounts` and an account's page, as an operator. */
export class AccountsPage {
  readonly accounts: Locator;
  readonly limit: Locator;
  readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.accounts = page.getByRole("table", { name: "Accounts" });
    this.limit = page.getByLabel("Requests an hour for each key");
    this.dialog = page.getByRole("dialog");
  }

  async open(): Promise<void> {
    await this.page.getByRole("navigation").getByRole("link", { name: "Accounts" }).first().click();
    await this.page.waitForURL("**/console/accounts");
  }

  async search(text: string): Promise<void> {
    await this.page.getByLabel("Search accounts").fill(text);
    await this.page.getByRole("button", { name: "Search", exact: true }).click();
    await this.page.waitForURL(/search=/);
  }

  async openAccount(organization: string): Promise<void> {
    await this.accounts.getByRole("link", { name: organization }).click();
    await this.page.getByRole("heading", { name: organization, level: 1 }).waitFor();
  }

  /** An empty text gives the portal's default back. */
  async saveLimit(text: string): Promise<void> {
    const save = this.page
      .locator("form", { has: this.limit })
      .getByRole("button", { name: "Save limit", disabled: false });
    // The field is filled once the page is live, or what it held comes back.
    await save.waitFor();
    await this.limit.fill(text);
    await save.click();
  }

  async suspend(): Promise<void> {
    await this.page.getByRole("button", { name: "Suspend", exact: true }).click();
    await this.dialog.getByRole("button", { name: "Suspend account" }).click();
  }

  async resume(): Promise<void> {
    await this.page.getByRole("button", { name: "Resume", exact: true }).click();
    await this.dialog.getByRole("button", { name: "Resume account" }).click();
  }
}
