import type { Locator, Page } from "@playwright/test";

/** `/dashboard/keys`. */
export class KeysPage {
  readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole("dialog");
  }

  async open(): Promise<void> {
    await this.page.goto("/dashboard/keys");
  }

  async openCreate(): Promise<void> {
    await this.page.getByRole("button", { name: "Create key" }).first().click();
    await this.dialog.getByRole("form", { name: "Create an API key" }).waitFor();
  }

  /** Fills in and sends the form of a new key. */
  async create(key: { name: string; preset?: string; addresses?: string }): Promise<void> {
    await this.dialog.getByLabel("Name", { exact: true }).fill(key.name);
    if (key.preset) await this.dialog.getByRole("button", { name: key.preset }).click();
    await this.dialog.getByLabel("Allowed addresses").fill(key.addresses ?? "");
    await this.dialog.getByRole("button", { name: "Create key" }).click();
  }

  /** The key's text, shown this one time. */
  async takeKey(): Promise<string> {
    const text = await this.dialog.getByRole("region", { name: "API key" }).textContent();
    await this.dialog.getByRole("button", { name: "I have copied it" }).click();
    return text?.trim() ?? "";
  }

  row(name: string): Locator {
    return this.page.getByRole("row").filter({ hasText: name });
  }

  async revoke(name: string): Promise<void> {
    await this.row(name)
      .getByRole("button", { name: `Actions for ${name}` })
      .click();
    await this.page.getByRole("menuitem", { name: "Revoke" }).click();
    await this.dialog.getByRole("button", { name: "Revoke key" }).click();
    await this.dialog.waitFor({ state: "detached" });
  }
}
