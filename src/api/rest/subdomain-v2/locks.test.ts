import { afterAll, beforeAll, expect, test } from "vitest";
import { type BuiltAccount, buildAccount, buildKey, NOW, PASSWORD } from "@/testing/builders";
import { openTestApi, type Send } from "@/testing/registrants-api";
import { openTestRegistry } from "@/testing/registry";
import { buildSecondFactor, codeAt } from "@/testing/second-factor";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: Send;
let account: BuiltAccount;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openTestApi(db);
  account = await buildAccount(db, { balance: 10_000 });
});
afterAll(() => db.close());

test("a key puts a registry lock on, and is told where a person takes it off", async () => {
  const { key } = await buildKey(db, account);
  await send("POST", "/subdomains", { key, body: { subdomain: "locked", domain: "com.store" } });
  const path = "/subdomains/locked.com.store";
  const locked = await send("POST", `${path}/registry-lock`, { key });
  expect([locked.status, locked.data.registry_locked]).toEqual([200, true]);
  expect(locked.data.statuses).toContain("serverUpdateProhibited");
  for (const body of [{ lock: false }, { auto_renew: false }, { nameservers: [] }]) {
    const refused = await send("PUT", path, { key, body });
    expect([refused.status, refused.error.code]).toEqual([409, "STATUS_PROHIBITS_OPERATION"]);
  }
  const unlock = await send("DELETE", `${path}/registry-lock`, { key });
  expect([unlock.status, unlock.error]).toMatchObject([
    403,
    {
      code: "UNLOCK_IN_DASHBOARD",
      details: { url: "https://portal.test/dashboard/names/locked.com.store/settings" },
    },
  ]);
  const listed = await send("GET", "/registrant/subdomains", { key });
  expect(listed.list).toMatchObject([{ name: "locked.com.store", registry_locked: true, lock: true }]);
});

test("a new key needs the code of a second factor that is on", async () => {
  const secret = await buildSecondFactor(db, account.owner, NOW);
  const ask = (over: object) =>
    send("POST", "/auth/token", { body: { email: account.owner.email, password: PASSWORD, ...over } });
  const without = await ask({});
  expect([without.status, without.error.code]).toEqual([401, "MFA_REQUIRED"]);
  expect(JSON.stringify(without.error)).toContain("totp_code");
  expect((await ask({ totp_code: "000000" })).error.code).toBe("MFA_CODE_INVALID");
  const wrong = await ask({ password: "wrong password", totp_code: codeAt(secret, NOW) });
  expect(wrong.error.code).toBe("INVALID_CREDENTIALS");
  const spaced = codeAt(secret, NOW).replace(/^(...)/, "$1 ");
  expect((await ask({ totp_code: spaced })).status).toBe(200);
  expect((await ask({ totp_code: spaced })).error.code).toBe("MFA_CODE_INVALID");
});
