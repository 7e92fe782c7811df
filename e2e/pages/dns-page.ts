import { expect, type Locator, type Page } from "@playwright/test";

/** The DNS tab of a name in the dashboard. */
export class DnsPage {
  readonly page: Page;
  readonly form: Locator;
  readonly dialog: Locator;
  readonly stagedBar: Locator;
  readonly progress: Locator;

  constructor(page: Page) {
    this.page = page;
    this.form = page.getByRole("form");
    this.dialog = page.getByRole("dialog");
    this.stagedBar = page.getByRole("region", { name: "Staged changes" });
    this.progress = page.getByRole("region", { name: "The change on its way" });
  }

  async open(fqdn: string, query = ""): Promise<void> {
    await this.page.goto(`/dashboard/names/${fqdn}/dns${query}`);
    // The first key or click counts only once the page is live.
    await this.page.waitForLoadState("networkidle");
  }

  /** The button that carries a record's row. */
  row(type: string, name: string, value: string): Locator {
    return this.page.getByRole("button", { name: `Edit ${type} ${name} ${value}` });
  }

  /** Opens the form of a new record of `type`. */
  async startAdding(type: string): Promise<void> {
    await this.page.getByRole("button", { name: "Add record" }).click();
    await this.field("Type").selectOption(type);
  }

  /** A control of the open form by its label. */
  field(label: string): Locator {
    return this.form.getByLabel(new RegExp(`^${label}( \\(optional\\))?$`));
  }

  /** Stages a record; `parts` by the labels of its type's fields. */
  async add(type: string, name: string, parts: Readonly<Record<string, string>>): Promise<void> {
    await this.startAdding(type);
    await this.field("Name").fill(name);
    for (const [label, value] of Object.entries(parts)) await this.field(label).fill(value);
    await this.page.keyboard.press("Enter");
    await expect(this.form).toBeHidden();
  }

  async review(): Promise<void> {
    await this.stagedBar.getByRole("button", { name: "Review and apply" }).click();
    await expect(this.dialog.getByRole("button", { name: "Apply", exact: true })).toBeEnabled();
  }

  async apply(): Promise<void> {
    await this.dialog.getByRole("button", { name: "Apply", exact: true }).click();
  }

  /** Waits until what was applied answers on DNS. */
  async expectAnswering(): Promise<void> {
    await expect(this.progress.getByText(/Answering on DNS after/)).toBeVisible();
  }

  get zoneFile(): Locator {
    return this.dialog.getByRole("textbox", { name: "Zone file" });
  }
}
