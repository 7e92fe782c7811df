import type { Locator, Page } from "@playwright/test";

export const GOOD_CARD = "4242424242424242";
export const DECLINED_CARD = "4000000000000002";

/** `/dashboard/billing` with its top-up. */
export class BillingPage {
  readonly balance: Locator;
  readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.balance = page.getByTestId("balance");
    this.dialog = page.getByRole("dialog");
  }

  async open(): Promise<void> {
    await this.page.goto("/dashboard/billing");
  }

  async openTopUp(): Promise<void> {
    await this.page.getByRole("button", { name: "Add money" }).click();
    await this.dialog.getByRole("form", { name: "Add money by card" }).waitFor();
  }

  async pay(fields: { amount: string; card: string; expiry?: string; code?: string }): Promise<void> {
    await this.dialog.getByLabel(/^Amount in/).fill(fields.amount);
    await this.dialog.getByLabel("Card number").fill(fields.card);
    await this.dialog.getByLabel("Expiry").fill(fields.expiry ?? "12/30");
    await this.dialog.getByLabel("Security code").fill(fields.code ?? "123");
    await this.dialog.getByRole("button", { name: "Add money" }).click();
  }

  /** What is said to be wrong with a field. */
  async faultAt(label: string | RegExp): Promise<string> {
    return describedBy(this.dialog.getByLabel(label));
  }

  /** The balance in cents. */
  async cents(): Promise<number> {
    return Math.round(Number(((await this.balance.textContent()) ?? "").replaceAll(/[^\d.]/g, "")) * 100);
  }
}

/** The text that a screen reader adds to an invalid field. */
export async function describedBy(field: Locator): Promise<string> {
  await field.and(field.page().locator("[aria-invalid=true]")).waitFor();
  return field.evaluate((element) =>
    (element.getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent ?? "")
      .join(" "),
  );
}
