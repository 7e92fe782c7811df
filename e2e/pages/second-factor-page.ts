import { expect, type Locator, type Page } from "@playwright/test";
import { Secret, TOTP } from "otpauth";

/** What a phone's app shows: the code `steps` of half a minute from now, so that no test waits for the next. */
export function codeOf(secret: string, steps = 0): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret.replace(/\s/g, "")) });
  return totp.generate({ timestamp: Date.now() + steps * 30_000 });
}

/** The second factor's part of `/dashboard/settings/security`. */
export class SecondFactorPage {
  readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole("dialog");
  }

  async open(): Promise<void> {
    await this.page.goto("/dashboard/settings/security");
  }

  /** Up to the first code. @returns the key that the app is told */
  async begin(password: string): Promise<string> {
    await this.page.getByRole("button", { name: "Set up" }).click();
    await this.dialog.getByRole("textbox", { name: "Your password" }).fill(password);
    await this.dialog.getByRole("button", { name: "Continue" }).click();
    await expect(this.dialog.getByRole("img", { name: /QR code/ })).toBeVisible();
    return (await this.dialog.getByRole("region", { name: "Key" }).textContent()) ?? "";
  }

  async confirm(code: string): Promise<void> {
    await this.dialog.getByRole("textbox", { name: "Code" }).fill(code);
    await this.dialog.getByRole("button", { name: "Turn on" }).click();
  }
}
