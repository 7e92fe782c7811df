import type { Locator, Page } from "@playwright/test";

/** The clock of a namespace, `/console/namespaces/<name>/clock`, with one of its names chosen. */
export class ClockPage {
  /** What followed from the last move. */
  readonly followed: Locator;

  constructor(private readonly page: Page) {
    this.followed = page.getByRole("list", { name: "What followed" });
  }

  async open(namespace: string, fqdn: string): Promise<void> {
    await this.page.goto(`/console/namespaces/${namespace}/clock?name=${fqdn}`, { waitUntil: "networkidle" });
  }

  /** Presses a button such as "To its expiry", and confirms. */
  async move(button: string): Promise<void> {
    await this.page.getByRole("button", { name: button }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("button", { name: "Move the clock on" }).click();
    await dialog.waitFor({ state: "detached" });
    await this.followed.waitFor();
  }
}
