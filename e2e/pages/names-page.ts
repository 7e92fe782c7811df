import { expect, type Locator, type Page } from "@playwright/test";

/** The table of names. */
export class NamesPage {
  readonly page: Page;
  readonly search: Locator;
  readonly rows: Locator;

  constructor(page: Page) {
    this.page = page;
    this.search = page.getByRole("searchbox", { name: "Search your names" });
    this.rows = page.getByRole("table", { name: "Your names" }).locator("tbody tr");
  }

  async open(query = "") {
    await this.page.goto(`/dashboard/names${query}`);
    await expect(this.page.getByRole("heading", { name: "Names", level: 1 })).toBeVisible();
  }

  /** Searches as one types; the URL follows. */
  async find(text: string) {
    await this.search.fill(text);
    await this.page.waitForURL((url) => (url.searchParams.get("q") ?? "") === text);
  }

  row(name: string): Locator {
    return this.rows.filter({ has: this.page.getByRole("link", { name, exact: true }) });
  }

  select(name: string) {
    return this.page.getByRole("checkbox", { name: `Select ${name}` }).check();
  }

  filter(label: string) {
    return this.page.getByRole("list", { name: "Filters" }).getByRole("link", { name: label }).click();
  }

  dialog(): Locator {
    return this.page.getByRole("dialog");
  }
}

/** The pages of one name. */
export class NamePage {
  readonly page: Page;
  readonly fqdn: string;

  constructor(page: Page, fqdn: string) {
    this.page = page;
    this.fqdn = fqdn;
  }

  async open(tab: "" | "nameservers" | "contacts" | "settings" | "danger" = "") {
    await this.page.goto(`/dashboard/names/${this.fqdn}${tab && `/${tab}`}`);
    await expect(this.page.getByRole("heading", { level: 1 })).toContainText(this.fqdn);
  }

  setting(label: string): Locator {
    return this.page.getByRole("switch", { name: label });
  }

  field(label: string | RegExp): Locator {
    return this.page.getByRole("textbox", { name: label, exact: true });
  }

  /** What is said beneath a field that is wrong. */
  async faultAt(field: Locator): Promise<string> {
    await expect(field).toHaveAttribute("aria-invalid", "true");
    const described = (await field.getAttribute("aria-describedby"))?.split(" ") ?? [];
    const id = described.find((one) => one.endsWith("-error"));
    return (await this.page.locator(`[id="${id}"]`).textContent()) ?? "";
  }

  press(label: string | RegExp) {
    return this.page.getByRole("button", { name: label }).click();
  }

  /** The passing message in the corner. */
  toast(text: string | RegExp): Locator {
    return this.page.getByRole("region", { name: "Notifications" }).getByText(text);
  }
}
