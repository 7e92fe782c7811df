import { randomUUID } from "node:crypto";
import { type APIRequest, expect } from "@playwright/test";
import { readDemo } from "./demo";
import { mailedToken } from "./mailed-token";
import { callProcedure, signInByRequest } from "./procedures";

/** Somebody new in the demonstration's account. */
export interface Joined {
  readonly email: string;
  readonly password: string;
}

/** Lets somebody new join the demonstration's account as an admin, by requests: the pages of it have a journey of their own. */
export async function joinAsAdmin(
  playwright: { request: APIRequest },
  baseURL: string | undefined,
): Promise<Joined> {
  const email = `joined-${randomUUID().slice(0, 8)}@example.com`;
  const password = "a quiet anchorage by night";
  const [member, operator, guest] = await Promise.all(
    [1, 2, 3].map(() => playwright.request.newContext({ baseURL })),
  );
  if (!member || !operator || !guest) throw new Error("No request contexts");
  await signInByRequest(member, readDemo().registrant);
  await signInByRequest(operator, readDemo().operator);
  const own = { headers: { origin: baseURL ?? "" } };
  await member.post("/api/trpc/members.invite", { ...own, data: { email, role: "admin" } });
  const joined = await callProcedure(guest, "members.acceptInvitation", {
    token: await mailedToken(operator, email),
    name: "Grace Guest",
    password,
  });
  expect(joined.status()).toBe(200);
  await Promise.all([member, operator, guest].map((context) => context.dispose()));
  return { email, password };
}
