import { expect, type Locator, type Page } from "@playwright/test";

export interface Newcomer {
  readonly name: string;
  readonly organization: string;
  readonly email: string;
  readonly password: string;
}

/** The pages of signing up and in. */
export class AuthPage {
  readonly email: Locator;
  readonly password: Locator;

  constructor(readonly page: Page) {
    this.email = page.getByRole("textbox", { name: "Email address" });
    this.password = page.getByRole("textbox", { name: "Password", exact: true });
  }

  /** What a person does; `undefined` leaves a field as it is. */
  async signUp(newcomer: Partial<Newcomer>): Promise<void> {
    const { name, organization, email, password } = newcomer;
    if (name !== undefined) await this.page.getByLabel("Your name").fill(name);
    if (organization !== undefined) await this.page.getByLabel("Organization").fill(organization);
    if (email !== undefined) await this.email.fill(email);
    if (password !== undefined) await this.password.fill(password);
    await this.page.getByRole("button", { name: "Create account" }).click();
  }

  async signIn(email: string, password: string): Promise<void> {
    await this.email.fill(email);
    await this.password.fill(password);
    await this.page.getByRole("button", { name: "Sign in" }).click();
  }

  async askForReset(email: string): Promise<void> {
    await this.email.fill(email);
    await this.page.getByRole("button", { name: "Send the link" }).click();
    await expect(this.page.getByRole("heading", { name: "Check your mail" })).toBeVisible();
  }

  async chooseNewPassword(password: string): Promise<void> {
    await this.page.getByRole("textbox", { name: "New password" }).fill(password);
    await this.page.getByRole("button", { name: "Set the password" }).click();
  }
}
