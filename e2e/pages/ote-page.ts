import { readFile } from "node:fs/promises";
import { expect, type Locator, type Page } from "@playwright/test";

/** OT&E runs as operators see them, `/console/ote` and below. */
export class OtePage {
  readonly steps: Locator;
  readonly passed: Locator;
  private readonly dialog: Locator;

  constructor(private readonly page: Page) {
    this.dialog = page.getByRole("dialog");
    this.steps = page.getByRole("navigation", { name: "Steps" }).getByRole("link");
    this.passed = this.steps.filter({ hasText: "Passed:" });
  }

  /** Ends on the page of the run. */
  async start(channel: string, namespace: string, name: string): Promise<void> {
    await this.page.goto("/console/ote", { waitUntil: "networkidle" });
    await this.page.getByRole("button", { name: "Start a run" }).first().click();
    await this.dialog.getByLabel("Channel").selectOption(channel);
    await this.dialog.getByLabel("Namespace").selectOption(namespace);
    await this.dialog.getByLabel("Name", { exact: true }).fill(name);
    await this.dialog.getByRole("button", { name: "Start run" }).click();
    await this.page.waitForURL(/\/console\/ote\/\d+/);
    await expect(this.page.getByRole("heading", { name, level: 1 })).toBeVisible();
  }

  async signOff(): Promise<void> {
    await this.page.getByRole("button", { name: "Sign off" }).click();
    await this.dialog.getByRole("button", { name: "Sign off and certify" }).click();
    await expect(this.dialog).toBeHidden();
    await expect(this.page.getByText("Certified", { exact: true }).first()).toBeVisible();
  }

  /** Downloads the evidence by the menu. */
  async exportEvidence(
    kind: "Document" | "Data" | "Signed archive",
  ): Promise<{ name: string; bytes: Buffer }> {
    await this.page.getByRole("button", { name: "Export", exact: true }).click();
    const waiting = this.page.waitForEvent("download");
    await this.page.getByRole("menuitem", { name: kind }).click();
    const download = await waiting;
    await this.page.keyboard.press("Escape");
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  }
}
