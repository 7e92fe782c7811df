import { afterAll, beforeAll, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import { type BuiltAccount, buildAccount, keyContext, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { openTestRegistry } from "@/testing/registry";
import type { Context } from "../context";
import { listActivity } from "./activity";
import { recordAudit } from "./record";
import { activityInput } from "./schema";

let db: Database;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

const note = (ctx: Context, account: BuiltAccount, action: string, name: string) =>
  inTransaction(db, (tx) =>
    recordAudit(tx, ctx, {
      action,
      accountId: account.id,
      subject: { kind: "name", id: name, name },
      after: { n: 1 },
    }),
  );

const read = async (ctx: Context, over: Record<string, unknown> = {}) =>
  listActivity(ctx, activityInput.parse(over));

it("activity is the account's own, newest first, by pages that neither skip nor repeat", async () => {
  const [account, other] = [await buildAccount(db), await buildAccount(db)];
  const ctx = await userContext(db, account);
  for (let i = 1; i <= 7; i++) await note(ctx, account, "dns.apply", `n${i}.com.store`);
  await note(await userContext(db, other), other, "dns.apply", "foreign.com.store");
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await read(ctx, { limit: 3, cursor });
    seen.push(...page.entries.map(({ subjectName }) => subjectName));
    cursor = page.nextCursor ?? undefined;
    if (seen.length === 3) await note(ctx, account, "dns.apply", "later.com.store");
  } while (cursor);
  expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map((i) => `n${i}.com.store`));
});

it("activity is found by action, by who did it, by name and by time", async () => {
  const account = await buildAccount(db);
  const user = await userContext(db, account);
  const key = await keyContext(db, account);
  await note(user, account, "names.register", "shop.com.store");
  await note(key, account, "dns.apply", "shop.com.store");
  await note({ ...key, now: new Date("2026-12-01T00:00:00Z") }, account, "names.renew", "blog.com.store");
  const names = async (over: Record<string, unknown>) =>
    (await read(user, over)).entries.map(({ action }) => action).filter((action) => action !== "keys.create");
  expect(await names({ action: "names." })).toEqual(["names.renew", "names.register"]);
  expect(await names({ action: "dns.apply" })).toEqual(["dns.apply"]);
  expect(await names({ subject: "Shop" })).toEqual(["dns.apply", "names.register"]);
  expect(await names({ since: "2026-11-30T00:00:00Z" })).toEqual(["names.renew"]);
  expect(await names({ until: "2026-11-30T00:00:00Z" })).toEqual(["dns.apply", "names.register"]);
  if (key.actor.kind !== "apiKey") throw new Error("not a key");
  expect(await names({ actorId: key.actor.keyId })).toEqual(["names.renew", "dns.apply"]);
});

it("activity needs the scope to read it", async () => {
  const account = await buildAccount(db);
  const key = await keyContext(db, account, { scopes: ["names:read"] });
  expect(await codeOf(read(key))).toBe("missing_scope");
});
