import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { addDays } from "@/lib/time";
import { anonymousContext, buildAccount, keyContext, NOW } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import type { Context } from "../context";
import { forgetPolicies } from "../namespaces/policy";
import { bulkAutoRenew, bulkRenew } from "./bulk";
import { checkNames } from "./check";
import { deleteName } from "./delete";
import { listNames } from "./list";
import { registerName } from "./register";
import { listInput, registerInput, searchInput } from "./schema";
import { searchNames, suggestNames } from "./search";
import { nameStatistics } from "./statistics";
import { updateName } from "./update";

let db: Database;
let ctx: Context;
beforeAll(async () => {
  db = await openTestRegistry();
  ctx = await keyContext(db, await buildAccount(db, { balance: 10_000_00 }));
  for (const [name, years] of [
    ["anchor", 1],
    ["beacon", 3],
    ["compass", 2],
    ["bücher", 1],
  ] as const) {
    await registerName(ctx, registerInput.parse({ name, years }));
  }
  await registerName(ctx, registerInput.parse({ name: "dinghy.defiwallet" }));
});
afterAll(() => db.close());

const list = async (over: Record<string, unknown> = {}, as = ctx) => {
  const page = await listNames(as, listInput.parse(over));
  return { names: page.items.map((item) => item.unicode), total: page.total };
};

describe("listing names", () => {
  it("sorts by name, creation and expiry, both ways", async () => {
    expect((await list()).names).toEqual([
      "anchor.com.store",
      "beacon.com.store",
      "compass.com.store",
      "dinghy.defiwallet",
      "bücher.com.store",
    ]);
    expect((await list({ sort: "expires", direction: "desc" })).names.slice(0, 2)).toEqual([
      "beacon.com.store",
      "compass.com.store",
    ]);
  });

  it("pages, and a page past the end is empty", async () => {
    expect(await list({ page: 2, limit: 2 })).toEqual({
      names: ["compass.com.store", "dinghy.defiwallet"],
      total: 5,
    });
    expect(await list({ page: 9, limit: 2 })).toEqual({ names: [], total: 5 });
  });

  it("finds by part of the name, encoded or not, and takes wildcards literally", async () => {
    expect((await list({ query: "COMP" })).names).toEqual(["compass.com.store"]);
    expect((await list({ query: "büch" })).names).toEqual(["bücher.com.store"]);
    expect((await list({ query: "%" })).names).toEqual([]);
    expect((await list({ query: "'; drop table name; --" })).names).toEqual([]);
    expect((await list({ query: "a\0b" })).names).toEqual([]);
  });

  it("filters by namespace, state and expiry", async () => {
    expect((await list({ namespace: "defiwallet" })).names).toEqual(["dinghy.defiwallet"]);
    await updateName(ctx, { name: "anchor", clientStatuses: ["clientHold"] });
    expect((await list({ state: "suspended" })).names).toEqual(["anchor.com.store"]);
    expect((await list({ state: "active" })).total).toBe(4);
    expect((await list({ state: "expired" }, { ...ctx, now: addDays(NOW, 400) })).names).toEqual([
      "dinghy.defiwallet",
      "bücher.com.store",
    ]);
    expect((await list({ expiresWithinDays: 366 })).total).toBe(3);
    await deleteName({ ...ctx, now: addDays(NOW, 6) }, { name: "compass", confirm: "compass.com.store" });
    expect((await list({ state: "redemption" }, { ...ctx, now: addDays(NOW, 7) })).names).toEqual([
      "compass.com.store",
    ]);
    expect((await list({ state: "pending_delete" }, { ...ctx, now: addDays(NOW, 37) })).names).toEqual([
      "compass.com.store",
    ]);
  });

  it("shows nothing of another account", async () => {
    const other = await keyContext(db, await buildAccount(db));
    expect(await list({}, other)).toEqual({ names: [], total: 0 });
  });
});

describe("many names at once", () => {
  it("renews each by itself and says why one was not", async () => {
    const outcomes = await bulkRenew(ctx, { names: ["anchor", "nobody", "beacon", "anchor"], years: 1 });
    expect(outcomes.map((o) => [o.name, o.error?.code ?? "renewed"])).toEqual([
      ["anchor", "renewed"],
      ["nobody", "not_found"],
      ["beacon", "renewed"],
    ]);
  });

  it("switches auto-renew of each", async () => {
    await bulkAutoRenew(ctx, { names: ["anchor", "beacon"], autoRenew: true });
    expect((await list({ autoRenew: true })).names).toEqual(["anchor.com.store", "beacon.com.store"]);
  });

  it("checks up to 20, a malformed one not spoiling the others", async () => {
    const checked = await checkNames(anonymousContext(db), {
      names: ["anchor", "free-one", "-bad-", "www", "gold"],
    });
    expect(checked.map((c) => (c.error ? c.error.code : (c.availability?.reason ?? "free")))).toEqual([
      "taken",
      "free",
      "invalid_label",
      "reserved",
      "free",
    ]);
    expect(checked[4]?.availability).toMatchObject({ premium: true, registerAmount: 250_000 });
  });
});

describe("searching", () => {
  const input = (phrase: string, over: object = {}) => searchInput.parse({ phrase, ...over });
  const search = (phrase: string, over = {}) => searchNames(anonymousContext(db), input(phrase, over));
  const suggest = async (phrase: string, over = {}) =>
    (await suggestNames(anonymousContext(db), input(phrase, over), "dashboard")).map((a) => a.name.fqdn);

  it("answers for the phrase itself first, then free alternatives, the cheaper of two alike first", async () => {
    const found = await search("The Corner Bakery");
    expect(found.exact.map((a) => a.name.fqdn)).toEqual([
      "thecornerbakery.com.store",
      "thecornerbakery.defiwallet",
    ]);
    expect(found.suggestions.slice(0, 2).map((a) => a.name.fqdn)).toEqual([
      "cornerbakery.defiwallet",
      "cornerbakery.com.store",
    ]);
    expect(found.suggestions.every((a) => a.available)).toBe(true);
    expect(found.suggestions.length).toBe(12);
  });

  it("offers the extension that is written first, then the others", async () => {
    const found = await search("anchor.defiwallet");
    expect(found.exact.map((a) => [a.name.fqdn, a.reason])).toEqual([
      ["anchor.defiwallet", null],
      ["anchor.com.store", "taken"],
    ]);
    expect((await suggest("anchor.com.store")).slice(0, 2)).toEqual([
      "anchor.defiwallet",
      "anchorapp.com.store",
    ]);
    expect((await suggest("https://www.acme.dev/shop")).slice(0, 2)).toEqual([
      "acme.defiwallet",
      "acme.com.store",
    ]);
  });

  it("offers one list to programs, free names only, under the extensions asked for", async () => {
    const found = await suggest("coffee shop", { limit: 20, extensions: [".com.store", "nowhere"] });
    expect(found).toHaveLength(20);
    expect(new Set(found).size).toBe(20);
    expect(found.slice(0, 2)).toEqual(["coffeeshop.com.store", "coffee-shop.com.store"]);
    expect(found.every((fqdn) => fqdn.endsWith(".com.store"))).toBe(true);
    expect(await suggest("coffee", { extensions: ["nowhere"] })).toEqual([]);
    expect(await suggest("anchor", { limit: 1 })).not.toContain("anchor.com.store");
  });

  it("looks in what is listed for the door, and nowhere else", async () => {
    const seen = async () =>
      (await suggestNames(anonymousContext(db), input("acme"), "cloudflare_v4")).map(
        (a) => a.name.policy.name,
      );
    const listedFor = (list: string[]) => {
      forgetPolicies(db);
      return db.prisma.namespace.update({ where: { name: "defiwallet" }, data: { listedFor: list } });
    };
    const { listedFor: before } = await db.prisma.namespace.findUniqueOrThrow({
      where: { name: "defiwallet" },
    });
    await listedFor(["dashboard"]);
    forgetPolicies(db);
    expect(await seen()).not.toContain("defiwallet");
    await listedFor(["dashboard", "cloudflare_v4"]);
    forgetPolicies(db);
    expect(await seen()).toContain("defiwallet");
    await listedFor(before);
    forgetPolicies(db);
  });

  it("writes letters with marks in plain ones where a domain takes no others", async () => {
    const found = await search("Bücher Laden");
    expect([...found.exact, ...found.suggestions].map((a) => a.name.fqdn)).toContain("bucherladen.com.store");
  });

  it.each(["com.store", ".com.store", " COM.store. ", ".dev", "defiwallet"])(
    "says that %j is an extension alone",
    async (phrase) => {
      expect(await search(phrase)).toEqual({
        exact: [],
        suggestions: [],
        fault: expect.stringContaining("alone"),
      });
      const fault = { code: "invalid_request", fields: [{ path: "phrase" }] };
      await expect(suggest(phrase)).rejects.toMatchObject(fault);
    },
  );

  it.each(["", " ", "!!!", "ab", "😀", "https://shop.example/path?x=1", "\0", "a".repeat(200), "-----"])(
    "survives %j",
    async (phrase) => {
      const found = await search(phrase === "" ? "?" : phrase);
      expect(found.exact.length > 0 || found.fault !== null || found.suggestions.length >= 0).toBe(true);
    },
  );

  it("says why the phrase itself is no name", async () => {
    expect((await search("ab")).fault).toContain("shorter than 3");
  });
});

describe("statistics", () => {
  it("counts names held for each of 30 days", async () => {
    const statistics = await nameStatistics(ctx);
    expect(statistics.names).toHaveLength(30);
    expect(statistics.names.at(-2)?.count).toBe(0);
    expect(statistics.names.at(-1)).toEqual({ day: "2026-11-21", count: 5 });
  });
});
