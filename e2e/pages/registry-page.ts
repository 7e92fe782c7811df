import type { Page } from "@playwright/test";

/** The console's pages of the registry: namespaces, their lists, names and operators. */
export class RegistryPage {
  readonly dialog;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole("dialog");
  }

  openPolicy(namespace: string) {
    return this.page.goto(`/console/namespaces/${namespace}`);
  }

  /** Opens the review of what the policy's form has changed. */
  async review() {
    await this.page.getByRole("button", { name: "Review changes" }).click();
  }

  /** Opens a namespace with one price for everything. */
  async create(namespace: string) {
    await this.page.goto("/console/namespaces?new=1");
    await this.dialog.getByLabel("Name", { exact: true }).fill(namespace);
    for (const price of ["Registration a year", "Renewal a year", "Transfer", "Restore, flat"]) {
      await this.dialog.getByLabel(price).fill("10");
    }
    await this.dialog.getByRole("button", { name: "Open namespace" }).click();
    await this.page.waitForURL(`**/console/namespaces/${namespace}`);
  }

  async delete(namespace: string) {
    await this.page.getByRole("button", { name: "Delete" }).click();
    await this.dialog.getByRole("textbox").fill(namespace);
    await this.dialog.getByRole("button", { name: "Delete namespace" }).click();
    await this.page.waitForURL("**/console/namespaces");
  }

  /** Opens the import of a list and puts a CSV text in. */
  async paste(namespace: string, list: string, csv: string) {
    await this.page.goto(`/console/namespaces/${namespace}/${list}?import=1`);
    await this.dialog.getByLabel("CSV", { exact: true }).fill(csv);
  }

  openName(fqdn: string) {
    return this.page.goto(`/console/names/${fqdn}`);
  }

  /** Presses a button of the name's page and fills in the reason that its dialog asks for. */
  async act(button: string, reason: string) {
    await this.page.getByRole("button", { name: button }).click();
    await this.dialog.getByLabel("Reason").fill(reason);
    await this.dialog.getByRole("button", { name: button }).click();
  }
}
