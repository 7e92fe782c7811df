import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { addDays } from "@/lib/time";
import { buildAccount, keyContext, NOW } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import type { Context } from "../context";
import { listNamesByCursor } from "./list-by-cursor";
import { registerName } from "./register";
import { listByCursorInput, registerInput } from "./schema";

let db: Database;
let ctx: Context;
let stranger: Context;
const labels = ["anchor", "beacon", "compass", "dinghy", "eddy-line", "fathom", "galley"];

beforeAll(async () => {
  db = await openTestRegistry();
  ctx = await keyContext(db, await buildAccount(db, { balance: 10_000_00 }));
  stranger = await keyContext(db, await buildAccount(db, { balance: 10_000_00 }));
  // The last five share their dates: only the id tells their order.
  for (const [index, name] of labels.entries()) {
    const now = addDays(NOW, Math.min(index, 2));
    await registerName({ ...ctx, now }, registerInput.parse({ name, years: index === 0 ? 9 : 1 }));
  }
  await registerName(stranger, registerInput.parse({ name: "zither" }));
});
afterAll(() => db.close());

const list = (over: Record<string, unknown> = {}, as = ctx) =>
  listNamesByCursor(as, listByCursorInput.parse({ limit: 2, ...over }));

const walk = async (over: Record<string, unknown>) => {
  const names: string[] = [];
  let pages = 0;
  let cursor: string | undefined;
  do {
    const page = await list({ ...over, cursor });
    names.push(...page.items.map(({ label }) => label));
    cursor = page.cursor;
    pages++;
  } while (cursor !== "");
  return { names, pages };
};

describe("names by cursor", () => {
  it.each([
    ["name", "asc"],
    ["name", "desc"],
    ["registeredAt", "asc"],
    ["registeredAt", "desc"],
    ["expiresAt", "asc"],
    ["expiresAt", "desc"],
  ] as const)("come once each by %s, %s", async (sortBy, direction) => {
    const { names, pages } = await walk({ sortBy, direction });
    const latest = sortBy === "expiresAt" ? [...labels.slice(1), "anchor"] : labels;
    const [first, last] = direction === "asc" ? [latest[0], latest.at(-1)] : [latest.at(-1), latest[0]];
    expect([...names].sort()).toEqual(labels);
    expect(pages).toBe(4);
    if (sortBy === "name") expect(names).toEqual(direction === "asc" ? labels : [...labels].reverse());
    else expect(direction === "asc" ? names[0] : names.at(-1)).toBe(direction === "asc" ? first : last);
  });

  it("end without a cursor, also when the last page is full", async () => {
    expect((await list({ limit: labels.length })).cursor).toBe("");
    expect(await list({ cursor: "" })).toEqual(await list());
  });

  it("say what any list says of them", async () => {
    const { items } = await list({ limit: 1, sortBy: "name" });
    expect(items[0]).toMatchObject({
      fqdn: "anchor.com.store",
      state: "active",
      locked: true,
      registeredAt: NOW,
    });
  });

  it("refuse a cursor that is malformed, forged, of another order or of another account", async () => {
    const { cursor } = await list();
    const forged = Buffer.from(
      JSON.stringify([JSON.parse(Buffer.from(cursor, "base64url").toString())[0], "soon", "x"]),
    ).toString("base64url");
    const refusal = { code: "invalid_request", fields: [{ path: "cursor" }] };
    for (const text of ["1", "{}", "e30", "é", "\0", forged, `${cursor}A`, cursor.slice(0, -3)]) {
      await expect(list({ cursor: text }), text).rejects.toMatchObject(refusal);
    }
    await expect(list({ cursor, sortBy: "name" })).rejects.toMatchObject(refusal);
    await expect(list({ cursor, direction: "desc" })).rejects.toMatchObject(refusal);
    await expect(list({ cursor }, stranger)).rejects.toMatchObject(refusal);
    expect((await list({}, stranger)).items.map(({ label }) => label)).toEqual(["zither"]);
  });
});
