import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";

/** The sign-ins of the demonstration, as the portal wrote them at its first start. */
interface Demo {
  readonly registrant: { readonly email: string; readonly password: string; readonly api_key: string };
  readonly operator: { readonly email: string; readonly password: string };
  readonly registrar: {
    readonly channel: string;
    readonly email: string;
    readonly password: string;
    readonly api_key: string;
  };
}

export function readDemo(): Demo {
  return JSON.parse(readFileSync(join(process.env.E2E_DATA_DIR ?? ".data", "demo.json"), "utf8")) as Demo;
}

/** Signs in by the page, as somebody of the demonstration. */
export async function signInAs(page: Page, who: "registrant" | "operator" | "registrar"): Promise<void> {
  const { email, password } = readDemo()[who];
  const path = who === "operator" ? "/console" : "/dashboard/settings";
  await page.goto(`/sign-in?next=${path}`);
  const form = page.getByRole("form", { name: "Sign in" });
  await form.getByLabel("Email address").fill(email);
  await form.getByRole("textbox", { name: "Password" }).fill(password);
  await form.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL((url) => url.pathname === path);
}
