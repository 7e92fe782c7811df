import type { Locator, Page } from "@playwright/test";

/** The search for a name, on the landing page and in the dashboard, and the purchase. */
export class SearchPage {
  readonly box: Locator;
  readonly purchase: Locator;
  readonly bought: Locator;

  constructor(readonly page: Page) {
    this.box = page.getByRole("searchbox", { name: "Search for a name" });
    this.purchase = page.getByRole("region", { name: "Purchase" });
    this.bought = page.getByRole("region", { name: "Registered" });
  }

  offer(fqdn: string): Locator {
    return this.page.getByRole("listitem").filter({ hasText: fqdn });
  }

  buyLink(fqdn: string): Locator {
    return this.page.getByRole("link", { name: `Buy ${fqdn}`, exact: true });
  }

  get registerButton(): Locator {
    return this.purchase.getByRole("button", { name: /^Register for/ });
  }
}
