import { expect, type Locator, type Page } from "@playwright/test";

/** What a company tells about itself when it applies. */
export interface Application {
  readonly company: string;
  readonly email: string;
  readonly namespaces: readonly string[];
}

/** A registrar's own pages, `/dashboard/channel` and below. */
export class ChannelPage {
  private readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole("dialog");
  }

  async open(): Promise<void> {
    await this.page.goto("/dashboard/channel", { waitUntil: "networkidle" });
  }

  async submitApplication({ company, email, namespaces }: Application): Promise<void> {
    const form = this.page.getByRole("form", { name: "Apply for a registrar channel" });
    await form.getByLabel("Company", { exact: true }).fill(company);
    for (const [contact, name] of [
      ["Technical contact", "Grace Engineer"],
      ["Support contact", "Support desk"],
    ] as const) {
      const group = form.getByRole("group", { name: contact });
      await group.getByLabel("Name").fill(name);
      await group.getByLabel("Email address").fill(email);
    }
    const client = form.getByRole("group", { name: "API client" });
    await client.getByLabel("Name").fill("portolan-ote-client");
    await client.getByLabel("Version").fill("1.0");
    for (const box of await form.getByRole("checkbox").all()) await box.uncheck();
    for (const namespace of namespaces) await form.getByRole("checkbox", { name: namespace }).check();
    await form.getByRole("button", { name: "Send application" }).click();
  }

  /** The way to production, as it is drawn. */
  step(title: string): Locator {
    return this.page
      .getByRole("list", { name: "The way to production" })
      .getByRole("listitem")
      .filter({ hasText: title });
  }

  async slug(): Promise<string> {
    return (await this.page.getByRole("main").locator("code").first().textContent())?.trim() ?? "";
  }

  /** Makes a key for every command, and takes its text. */
  async createKey(name: string): Promise<string> {
    await this.page.goto("/dashboard/channel/keys", { waitUntil: "networkidle" });
    await this.page.getByRole("button", { name: "Create key" }).first().click();
    await this.dialog.getByLabel("Name", { exact: true }).fill(name);
    await this.dialog.getByRole("button", { name: "Create key" }).click();
    const key = await this.dialog.getByRole("region", { name: "Channel key", exact: true }).textContent();
    await this.dialog.getByRole("button", { name: "I have copied it" }).click();
    return key?.trim() ?? "";
  }
}

/** A channel as operators see it, `/console/channels/<slug>`. */
export class ReviewPage {
  private readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole("dialog");
  }

  /** By way of the queue, where it waits for a decision. */
  async openFromQueue(company: string): Promise<void> {
    await this.page.goto("/console/channels", { waitUntil: "networkidle" });
    await this.page.getByRole("table", { name: "Applications" }).getByRole("link", { name: company }).click();
    await expect(this.page.getByRole("heading", { name: company, level: 1 })).toBeVisible();
  }

  async approve(): Promise<void> {
    await this.page.getByRole("button", { name: "Approve", exact: true }).click();
    await this.dialog.getByRole("button", { name: "Approve for OT&E" }).click();
    await expect(this.page.getByText("is approved for OT&E")).toBeVisible();
    // The page comes again: what is typed before that would be lost.
    await expect(this.page.getByRole("table", { name: "Listings" })).toContainText("Withdraw");
    await expect(this.dialog).toHaveCount(0);
  }

  async setRateLimit(perMinute: number): Promise<void> {
    await this.page.getByLabel("Requests a minute").fill(String(perMinute));
    await this.page.getByRole("button", { name: "Save rate limit" }).click();
    await expect(this.page.getByText(`Each key may ask ${perMinute} times a minute`)).toBeVisible();
  }

  async credit(amount: string): Promise<void> {
    await this.page.getByRole("button", { name: "Credit balance" }).click();
    await this.dialog.getByLabel("Amount").fill(amount);
    await this.dialog.getByLabel("What it is for").fill("Bank transfer");
    await this.dialog.getByRole("button", { name: "Credit balance" }).click();
    await expect(this.page.getByText("The balance is credited")).toBeVisible();
  }
}
