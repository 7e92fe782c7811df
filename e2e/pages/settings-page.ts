import type { Locator, Page } from "@playwright/test";

/** `/dashboard/settings` and its tabs. */
export class SettingsPage {
  readonly sessions: Locator;

  constructor(private readonly page: Page) {
    this.sessions = page.getByRole("list", { name: "Sessions" }).getByRole("listitem");
  }

  async openProfile(): Promise<void> {
    await this.page.goto("/dashboard/settings");
  }

  async openAccount(): Promise<void> {
    await this.page.goto("/dashboard/settings/account");
  }

  async openSecurity(): Promise<void> {
    await this.page.goto("/dashboard/settings/security");
  }

  field(label: string): Locator {
    return this.page.getByRole("textbox", { name: label });
  }

  async save(button: string): Promise<void> {
    await this.page.getByRole("button", { name: button }).click();
  }

  async endSession(device: string): Promise<void> {
    await this.sessions.filter({ hasText: device }).getByRole("button").first().click();
  }
}
