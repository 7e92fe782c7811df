import { type APIRequestContext, expect } from "@playwright/test";
import { readDemo } from "./demo";

/** Signs the browser context of `request` in without the form, which has a journey of its own. */
export async function signInByRequest(
  request: APIRequestContext,
  { email, password }: { email: string; password: string },
): Promise<void> {
  const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await request.post("/api/auth/callback/credentials", {
    headers: { "x-auth-return-redirect": "1" },
    form: { csrfToken, email, password, callbackUrl: "/" },
  });
  expect(answer.ok()).toBe(true);
  expect(((await answer.json()) as { url: string }).url).not.toContain("error=");
}

/** Calls a procedure with an API key, or with the cookie of `request` when there is none. */
export async function callProcedure(
  request: APIRequestContext,
  procedure: string,
  input: unknown,
  { key, method = "POST" }: { key?: string; method?: "GET" | "POST" } = {},
) {
  const headers = key ? { authorization: `Bearer ${key}` } : undefined;
  const path = `/api/trpc/${procedure}`;
  return method === "GET"
    ? request.get(`${path}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers })
    : request.post(path, { headers, data: input });
}

export const TEST_CARD = { cardNumber: "4242424242424242", cardExpiry: "12/99", cardCvc: "123" };

let serial = 0;

/** A label that no other test of this run has. */
export function freshLabel(prefix: string): string {
  return `${prefix}-${process.pid.toString(36)}${Date.now().toString(36)}${serial++}`;
}

/** Registers a name for the demonstration's account, which is given the money. @returns its full name */
export async function registerByRequest(request: APIRequestContext, label: string): Promise<string> {
  const { api_key: key } = readDemo().registrant;
  await callProcedure(request, "payments.topUp", { by: "new_card", amount: 10_000, ...TEST_CARD }, { key });
  const answer = await callProcedure(request, "names.register", { name: label }, { key });
  const body = (await answer.json()) as { result?: { data: { fqdn: string } }; error?: { message: string } };
  if (!body.result) throw new Error(`${label} was not registered: ${body.error?.message}`);
  return body.result.data.fqdn;
}
