import Cloudflare from "cloudflare";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WIDE_SCOPES } from "@/services/access/scopes";
import { listRecords } from "@/services/dns/list-records";
import { registerName } from "@/services/names/register";
import { registerInput } from "@/services/names/schema";
import { type BuiltAccount, buildAccount, buildKey, userContext } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";
import { accountPath, openToolsApi, type SendTool, serveToolsApi, type ToolSent } from "@/testing/tools-api";
import { wireId } from "./ids";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: SendTool;
let account: BuiltAccount;
let wide: string;
/** Of an ACME-only key for mine.com.store and a name that the account has not. */
let acme: string;
const zones = new Map<string, string>();

beforeAll(async () => {
  db = await openTestRegistry();
  send = openToolsApi(db);
  account = await buildAccount(db, { balance: 1_000_000 });
  const stranger = await buildAccount(db, { balance: 1_000_000 });
  for (const [owner, name] of [
    [account, "mine"],
    [account, "other"],
    [stranger, "theirs"],
  ] as const) {
    await registerName(await userContext(db, owner), registerInput.parse({ name }));
  }
  for (const { apex, id } of await db.prisma.zone.findMany()) zones.set(apex, wireId(id));
  wide = (await buildKey(db, account, { scopes: WIDE_SCOPES })).key;
  const acmeNames = ["mine.com.store", "theirs.com.store"];
  acme = (await buildKey(db, account, { scopes: ["dns:acme"], acmeNames })).key;
});
afterAll(() => db.close());

const records = (name = "mine") => `/zones/${zones.get(`${name}.com.store`)}/dns_records`;
const txt = (name: string, content = "token") => ({ type: "TXT", name, content, ttl: 120 });
const challenge = "_acme-challenge.mine.com.store";

describe("groups of permissions", () => {
  test("are listed by the official client, found by their name and kind, and chosen by no token", async () => {
    const served = await serveToolsApi(db);
    const client = new Cloudflare({ apiToken: wide, baseURL: served.url });
    const account_id = wireId(account.id);
    const all = [];
    for await (const group of client.accounts.tokens.permissionGroups.list({ account_id })) all.push(group);
    const ofUser = [];
    for await (const group of client.user.tokens.permissionGroups.list()) ofUser.push(group);
    const found = await client.accounts.tokens.permissionGroups.get({ account_id, name: "DNS Write" });
    served.close();
    expect(ofUser).toEqual(all);
    expect(all.map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Registrar Write", "Zone Read", "DNS Write", "Account Settings Read"]),
    );
    expect(found).toEqual([
      {
        id: "4755a26eedb94da69e1066d98aa820be",
        name: "DNS Write",
        category: "dns_and_zones",
        is_selectable: false,
        scopes: ["com.cloudflare.api.account.zone"],
        meta: { scopes: ["dns:read", "dns:write"] },
      },
    ]);
    const ofAccount = await send("GET", "/user/tokens/permission_groups?scope=com.cloudflare.api.account", {
      key: acme,
    });
    expect(ofAccount.list.map(({ name }) => name)).not.toContain("DNS Write");
  });

  test("make no token by a token, in words that say where tokens are made", async () => {
    const before = await countRows(db);
    for (const path of ["/user/tokens", `${accountPath(account)}/tokens`]) {
      const refused = await send("POST", path, { key: wide, body: { name: "another", policies: [] } });
      expect([refused.status, refused.errors]).toEqual([
        403,
        [{ code: 1009, message: "An API key cannot create API keys: sign in for that" }],
      ]);
    }
    expect(await countRows(db)).toEqual(before);
  });
});

describe("credentials", () => {
  test("are a token, or the email address of a member and a key", async () => {
    const ask = async (headers: Record<string, string>) => {
      const { status, errors } = await send("GET", "/user/tokens/verify", { headers });
      return [status, errors[0]?.code ?? null];
    };
    const [email, other] = [account.owner.email, (await buildAccount(db)).owner.email];
    const unknown = `sk_live_${"a".repeat(40)}`;
    for (const [headers, status, code] of [
      [{ authorization: `Bearer ${wide}` }, 200, null],
      [{ "x-auth-email": email, "x-auth-key": wide }, 200, null],
      [{ "x-auth-email": other, "x-auth-key": wide }, 403, 9103],
      [{ "x-auth-email": email, "x-auth-key": unknown }, 403, 9103],
      [{ "x-auth-email": email, "x-auth-key": "short" }, 400, 6003],
      [{ "x-auth-key": wide }, 400, 6003],
      [{ authorization: `Bearer ${unknown}` }, 401, 9109],
      [{ authorization: `Bearer ${wide.slice(0, -1)}` }, 400, 6003],
      [{ authorization: wide }, 400, 6003],
      [{}, 401, 9109],
    ] as const) {
      expect([headers, ...(await ask({ ...headers } as Record<string, string>))]).toEqual([
        headers,
        status,
        code,
      ]);
    }
  });
});

describe("an ACME-only key", () => {
  const as = (sent: ToolSent = {}) => ({ key: acme, ...sent });
  const refused = async (method: string, path: string, body?: unknown) => {
    const { status, errors } = await send(method, path, as({ body }));
    return [status, errors[0]?.code];
  };

  test("sees its own names' zones and their challenges, and sets and removes those", async () => {
    const dns = await send("POST", records(), { key: wide, body: txt("mine.com.store", "v=spf1 -all") });
    const all = await send("GET", "/zones", as());
    expect(all.list.map(({ name }) => name)).toEqual(["mine.com.store"]);
    for (const name of ["other", "theirs", "nobodys"]) {
      expect(await send("GET", `/zones?name=${name}.com.store`, as())).toMatchObject({
        status: 200,
        list: [],
      });
    }
    const made = await send("POST", records(), as({ body: txt(challenge) }));
    expect(made.result).toMatchObject({ name: challenge, type: "TXT" });
    const listed = await send("GET", records(), as());
    expect(listed.list).toEqual([made.result]);
    expect(listed.info).toMatchObject({ count: 1, total_count: 1 });
    expect((await send("GET", `${records()}/${dns.result.id}`, as())).status).toBe(404);
    const batch = { deletes: [{ id: made.result.id }], posts: [txt(challenge, "a"), txt(challenge, "b")] };
    const done = await send("POST", `${records()}/batch`, as({ body: batch }));
    expect(done.result).toMatchObject({ posts: [{ name: challenge }, { name: challenge }] });
    for (const { id } of (await send("GET", records(), as())).list) {
      expect((await send("DELETE", `${records()}/${id}`, as())).status).toBe(200);
    }
    const left = await listRecords(await userContext(db, account), { name: "mine" });
    expect(left.records.map(({ value }) => value)).toEqual(["v=spf1 -all"]);
  });

  test("may do nothing else, whatever it is called and behind whatever it stands", async () => {
    const set = await send("POST", records(), as({ body: txt(challenge, "kept") }));
    const www = await send("POST", records(), {
      key: wide,
      body: { type: "A", name: "www.mine.com.store", content: "192.0.2.1" },
    });
    const one = `${records()}/${set.result.id}`;
    const hidden = `${records()}/${www.result.id}`;
    const before = await countRows(db);
    const acmeOnly = [403, 1009];
    for (const body of [
      txt("mine.com.store"),
      txt("@"),
      txt("_dmarc.mine.com.store"),
      txt("*.mine.com.store"),
      { type: "CNAME", name: challenge, content: "evil.example" },
      { type: "NS", name: `_acme-challenge.www.mine.com.store`, content: "ns.evil.example" },
      { type: "A", name: challenge, content: "192.0.2.1" },
    ]) {
      expect([body, ...(await refused("POST", records(), body))]).toEqual([body, ...acmeOnly]);
    }
    expect(await refused("PUT", one, txt("www.mine.com.store"))).toEqual(acmeOnly);
    expect(await refused("PATCH", one, { name: "www.mine.com.store" })).toEqual(acmeOnly);
    expect(await refused("PATCH", one, { comment: "mine" })).toEqual(acmeOnly);
    expect(await refused("PUT", hidden, txt(challenge))).toEqual(acmeOnly);
    expect((await send("PATCH", hidden, as({ body: { comment: "x" } }))).status).toBe(404);
    expect(await refused("DELETE", hidden)).toEqual(acmeOnly);
    const mixed = { deletes: [{ id: set.result.id }, { id: www.result.id }], posts: [txt(challenge, "new")] };
    expect(await refused("POST", `${records()}/batch`, mixed)).toEqual(acmeOnly);
    expect(await refused("POST", `${records()}/batch`, { posts: [txt(challenge), txt("_dmarc")] })).toEqual(
      acmeOnly,
    );
    expect(await refused("GET", `${records()}/export`)).toEqual(acmeOnly);
    const raw = new FormData();
    raw.set("file", new Blob([`${challenge}. 60 IN TXT "x"\n`]));
    expect((await send("POST", `${records()}/import`, as({ raw }))).status).toBe(403);
    expect(await refused("DELETE", `/zones/${zones.get("mine.com.store")}`)).toEqual(acmeOnly);
    expect(await refused("GET", accountPath(account))).toEqual(acmeOnly);
    expect(await refused("GET", `${accountPath(account)}/registrar/registrations`)).toEqual(acmeOnly);
    expect(await countRows(db)).toEqual(before);
  });

  test("finds no zone of others, by its id either", async () => {
    for (const name of ["other", "theirs"]) {
      for (const [method, body] of [["GET"], ["POST", txt(`_acme-challenge.${name}.com.store`)]] as const) {
        expect((await send(method, records(name), as({ body }))).status).toBe(404);
      }
    }
    // As Cloudflare has it, a name that does not end in the zone's stands below it.
    const inside = await send("POST", records(), as({ body: txt("_acme-challenge.other.com.store") }));
    expect(inside.result.name).toBe("_acme-challenge.other.com.store.mine.com.store");
    const others = await listRecords(await userContext(db, account), { name: "other" });
    expect(others.records).toEqual([]);
  });
});
