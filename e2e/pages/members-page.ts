import type { Locator, Page } from "@playwright/test";

/** `/dashboard/members`, and the page that an invitation's link leads to. */
export class MembersPage {
  readonly dialog: Locator;
  readonly members: Locator;
  readonly invitations: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole("dialog");
    this.members = page.getByRole("table", { name: "Members" });
    this.invitations = page.getByRole("table", { name: "Open invitations" });
  }

  async open(): Promise<void> {
    await this.page.goto("/dashboard/members");
  }

  async openInvite(): Promise<void> {
    await this.page.getByRole("button", { name: "Invite" }).click();
    await this.dialog.getByRole("form", { name: "Invite a member" }).waitFor();
  }

  async invite(email: string, role: string): Promise<void> {
    await this.dialog.getByLabel("Email address").fill(email);
    await this.dialog.getByRole("radio", { name: role }).check();
    await this.dialog.getByRole("button", { name: "Send invitation" }).click();
  }

  async acceptAsNewcomer(link: string, name: string, password: string): Promise<void> {
    await this.page.goto(link);
    await this.fillNewcomer(name, password);
  }

  async fillNewcomer(name: string, password: string): Promise<void> {
    const form = this.page.getByRole("form", { name: "Accept the invitation" });
    await form.getByLabel("Your name").fill(name);
    await form.getByRole("textbox", { name: "Choose a password" }).fill(password);
    await form.getByRole("button", { name: "Accept and create account" }).click();
  }
}
