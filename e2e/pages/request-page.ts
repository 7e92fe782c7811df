import { expect, type Locator, type Page } from "@playwright/test";

/** `/dashboard/requests/<id>`: a request with its steps. */
export class RequestPage {
  readonly panel: Locator;
  readonly steps: Locator;

  constructor(private readonly page: Page) {
    this.panel = page.getByRole("region", { name: /^(Registration|Renewal|Transfer in) of / });
    this.steps = this.panel.getByRole("list", { name: "Steps" }).getByRole("listitem");
  }

  /** It is here, in this state: "Needs you". */
  async expectState(state: string): Promise<void> {
    await this.page.waitForURL(/\/dashboard\/requests\/[0-9a-f-]{36}/);
    await expect(this.panel.locator("header")).toContainText(state);
  }

  /** All of its steps are done, the last says so: "Answers on DNS". */
  async expectDone(last: string): Promise<void> {
    await this.expectState("Done");
    await expect(this.steps.filter({ hasNotText: "Done:" })).toHaveCount(0);
    await expect(this.steps.last()).toContainText(last);
  }

  press(label: string): Promise<void> {
    return this.panel.getByRole("button", { name: label }).click();
  }
}
