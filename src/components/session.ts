import { FaultError } from "./fault";

/*
 * Signing in and out by next-auth's HTTP interface (https://authjs.dev/reference/core). Its own client library would cost
 * every page a provider and a session request.
 */

const MESSAGES: Readonly<Record<string, string>> = {
  mfa_code_invalid: "This code is wrong or was used already: enter the one that your app shows now",
  invalid_credentials: "The email address or the password is wrong",
  email_not_verified: "Verify your email address first: open the link in the mail we sent",
  too_many_attempts: "Too many attempts: wait a few minutes, then try again",
  account_suspended: "This account is suspended: contact support",
};

export interface Credentials {
  readonly email: string;
  readonly password: string;
  /** Of the second factor. */
  readonly code?: string;
}

/** Opens a session, unless a code of the second factor is needed. @throws FaultError with a code of the catalogue */
export async function signIn(credentials: Credentials): Promise<"signed in" | "code needed"> {
  const { url } = await post("/api/auth/callback/credentials", { ...credentials });
  const { searchParams } = new URL(url, location.origin);
  if (!searchParams.has("error")) return "signed in";
  const code = searchParams.get("code") ?? "internal";
  if (code === "mfa_required") return "code needed";
  const message = MESSAGES[code] ?? "Signing in did not work: try again in a moment";
  const fields = code === "mfa_code_invalid" ? [{ path: "code", message }] : [];
  throw new FaultError({ code, message, fields, details: {} });
}

/** Closes the session of this browser and goes to the landing page. */
export async function signOut(): Promise<void> {
  await post("/api/auth/signout", {});
  location.assign("/");
}

async function post(path: string, fields: Record<string, string>): Promise<{ url: string }> {
  try {
    const csrf = (await (await fetch("/api/auth/csrf")).json()) as { csrfToken: string };
    const response = await fetch(path, {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded", "x-auth-return-redirect": "1" },
      body: new URLSearchParams({ ...fields, ...csrf, callbackUrl: location.href }),
    });
    return (await response.json()) as { url: string };
  } catch {
    throw new FaultError({
      code: "network",
      message: "No answer from the server: check your connection, then try again",
      fields: [],
      details: {},
    });
  }
}
