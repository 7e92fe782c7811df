import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { listRecords } from "@/services/dns/list-records";
import { registerName } from "@/services/names/register";
import { registerInput } from "@/services/names/schema";
import { memoryLimiter } from "@/services/rate-limits/limiter";
import { type BuiltAccount, buildAccount, buildKey, NOW, userContext } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { httpreq } from "./app";

let db: Database;
let account: BuiltAccount;
/** Of a key for the challenges of certs.com.store alone, and of one that may change every record. */
let acme: string;
let dns: string;

const NAME = "certs.com.store";

beforeAll(async () => {
  db = await openTestRegistry();
  account = await buildAccount(db, { balance: 1_000_000 });
  const stranger = await buildAccount(db, { balance: 1_000_000 });
  const ctx = await userContext(db, account);
  for (const name of ["certs", "elsewhere"]) await registerName(ctx, registerInput.parse({ name }));
  const theirs = await userContext(db, stranger);
  await registerName(theirs, registerInput.parse({ name: "strangers" }));
  acme = (await buildKey(db, account, { scopes: ["dns:acme"], acmeNames: [NAME] })).key;
  dns = (await buildKey(db, account, { scopes: ["dns:write"] })).key;
});
afterAll(() => db.close());

const basic = (password: string, user = "anybody") => `Basic ${btoa(`${user}:${password}`)}`;

function openApi(limit = 1_000_000) {
  const app = httpreq({
    db,
    publicUrl: "https://portal.test",
    limiter: memoryLimiter(limit),
    trustedProxies: [],
    now: () => NOW,
    onDefect(error) {
      throw error;
    },
  });
  return async (path: string, body: unknown, headers: Record<string, string> = {}, method = "POST") => {
    const response = await app.request(path, {
      method,
      headers: { "content-type": "application/json", authorization: basic(acme), ...headers },
      body: method === "POST" ? JSON.stringify(body) : undefined,
    });
    return { status: response.status, headers: response.headers, json: await response.json() };
  };
}

const challenges = async (name = NAME) => {
  const { records } = await listRecords(await userContext(db, account), { name });
  return records.map((record) => `${record.name} ${record.ttl} ${record.type} ${record.value}`);
};
const fqdn = `_acme-challenge.${NAME}.`;

describe("a client that sets challenges by httpreq", () => {
  it("sets and removes them one by one, and may repeat itself", async () => {
    const send = openApi();
    const before = await challenges();
    const first = await send("/httpreq/present", { fqdn, value: "apex" });
    expect(first).toMatchObject({ status: 200, json: { fqdn, value: "apex", serial: expect.any(Number) } });
    const repeated = await send("/httpreq/present/", {
      fqdn: fqdn.slice(0, -1).toUpperCase(),
      value: "apex",
    });
    expect(repeated.json).toEqual(first.json);
    await send("/httpreq/present", { fqdn, value: "wildcard" });
    await send("/httpreq/present", { fqdn: `_acme-challenge.www.${NAME}`, value: "host" });
    expect(await challenges()).toEqual([
      ...before,
      "_acme-challenge 60 TXT apex",
      "_acme-challenge 60 TXT wildcard",
      "_acme-challenge.www 60 TXT host",
    ]);
    const gone = await send("/httpreq/cleanup", { fqdn, value: "apex" });
    expect(gone).toMatchObject({ status: 200, json: { fqdn, value: "apex" } });
    expect((await send("/httpreq/cleanup", { fqdn, value: "apex" })).json).toEqual(gone.json);
    expect(await challenges()).toEqual([
      ...before,
      "_acme-challenge 60 TXT wildcard",
      "_acme-challenge.www 60 TXT host",
    ]);
    const last = await db.prisma.auditEntry.findFirstOrThrow({
      where: { action: "dns.apply" },
      orderBy: { id: "desc" },
    });
    expect(last).toMatchObject({ door: "httpreq", actorKind: "api_key", subjectName: NAME });
  });

  it("of a value that is set by many at once, finds it set once", async () => {
    const send = openApi();
    const at = { fqdn: `_acme-challenge.race.${NAME}.`, value: "same" };
    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => send("/httpreq/present", at)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect((await challenges()).filter((line) => line.includes("race"))).toHaveLength(1);
    await Promise.all([1, 2, 3].map(() => send("/httpreq/cleanup", at)));
    expect((await challenges()).filter((line) => line.includes("race"))).toEqual([]);
  });

  it("in the mode RAW leaves the record to the portal, of a wildcard too", async () => {
    const send = openApi();
    const body = { domain: `*.raw.${NAME}`, token: "t", keyAuth: "t.thumbprint" };
    const value = createHash("sha256").update("t.thumbprint").digest("base64url");
    const set = await send("/httpreq/present", body);
    expect(set.json).toMatchObject({ fqdn: `_acme-challenge.raw.${NAME}.`, value });
    expect(await challenges()).toContain(`_acme-challenge.raw 60 TXT ${value}`);
    await send("/httpreq/cleanup", body);
    expect(await challenges()).not.toContain(`_acme-challenge.raw 60 TXT ${value}`);
  });

  it("with a key for all records may set any, as a CNAME at the challenge asks for", async () => {
    const send = openApi();
    const body = { fqdn: "for-others.elsewhere.com.store.", value: "delegated" };
    expect((await send("/httpreq/present", body, { authorization: basic(dns, "") })).status).toBe(200);
    expect(await challenges("elsewhere")).toContain("for-others 60 TXT delegated");
    expect((await send("/httpreq/present", body)).status).toBe(404);
  });
});

describe("a request by httpreq is refused in JSON with a message", () => {
  it.each([
    ["a record that is no challenge", { fqdn: `www.${NAME}.`, value: "x" }, 403, "acme_only"],
    ["the name itself", { fqdn: `${NAME}.`, value: "x" }, 403, "acme_only"],
    ["below the challenge", { fqdn: `a._acme-challenge.${NAME}.`, value: "x" }, 403, "acme_only"],
    [
      "another name of the account",
      { fqdn: "_acme-challenge.elsewhere.com.store.", value: "x" },
      404,
      "not_found",
    ],
    ["a stranger's name", { fqdn: "_acme-challenge.strangers.com.store.", value: "x" }, 404, "not_found"],
    ["the namespace", { fqdn: "_acme-challenge.com.store.", value: "x" }, 404, "not_found"],
    ["a look-alike behind the name", { fqdn: `_acme-challenge.x${NAME}.`, value: "x" }, 404, "not_found"],
    ["an escaped dot", { fqdn: `_acme-challenge\\.${NAME}.`, value: "x" }, 422, "invalid_record"],
    ["a wildcard inside", { fqdn: `_acme-challenge.*.${NAME}.`, value: "x" }, 422, "invalid_record"],
    ["an empty label", { fqdn: `_acme-challenge..${NAME}.`, value: "x" }, 422, "invalid_value"],
    ["a label too long", { fqdn: `${"a".repeat(64)}.${NAME}.`, value: "x" }, 422, "invalid_value"],
    ["no value", { fqdn }, 400, "invalid_request"],
    ["a value that is no text", { fqdn, value: 1 }, 400, "invalid_request"],
    ["half of RAW", { keyAuth: "x" }, 400, "invalid_request"],
    ["a list", [], 400, "invalid_request"],
    ["nothing", null, 400, "invalid_request"],
  ])("%s", async (_, body, status, code) => {
    const { json, ...answer } = await openApi()("/httpreq/present", body);
    expect({ status: answer.status, code: json.code }).toEqual({ status, code });
    expect(json.message).toEqual(expect.any(String));
  });

  it("without a key, with a wrong or revoked one, and with one for other things", async () => {
    const send = openApi();
    const body = { fqdn, value: "x" };
    const wide = await buildKey(db, account, { scopes: ["names:read", "dns:read"] });
    const old = await buildKey(db, account, { scopes: ["dns:acme"], acmeNames: [NAME] });
    await db.prisma.apiKey.update({ where: { id: old.id }, data: { revokedAt: NOW } });
    const here = await buildKey(db, account, { scopes: ["dns:write"], allowedAddresses: ["192.0.2.1"] });
    for (const [authorization, status, code] of [
      ["", 401, "unauthenticated"],
      ["Basic !!", 401, "unauthenticated"],
      [basic("nonsense"), 401, "unauthenticated"],
      [basic("", acme), 401, "unauthenticated"],
      [basic(old.key), 401, "key_revoked"],
      [basic(wide.key), 403, "missing_scope"],
      [basic(here.key), 403, "address_not_allowed"],
      [`Bearer ${acme}`, 200, undefined],
    ] as const) {
      const answer = await send("/httpreq/present", body, { authorization });
      expect([authorization, answer.status, answer.json.code]).toEqual([authorization, status, code]);
      if (status === 401) expect(answer.headers.get("www-authenticate")).toMatch(/^Basic realm=/);
    }
  });

  it("by another method, at another path, as another type, and too often", async () => {
    const send = openApi(2);
    expect(await send("/httpreq/present", null, {}, "GET")).toMatchObject({ status: 405 });
    expect(await send("/httpreq/other", {})).toMatchObject({ status: 404, json: { code: "not_found" } });
    const body = { fqdn, value: "x" };
    expect(await send("/httpreq/present", body, { "content-type": "text/plain" })).toMatchObject({
      status: 415,
    });
    expect(await send("/httpreq/cleanup", body)).toMatchObject({ status: 200 });
    const refused = await send("/httpreq/cleanup", body);
    expect(refused).toMatchObject({ status: 429, json: { code: "rate_limited" } });
    expect(refused.headers.get("retry-after")).toMatch(/^\d+$/);
  });
});
