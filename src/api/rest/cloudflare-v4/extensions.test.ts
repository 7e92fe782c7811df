import Ajv2020 from "ajv/dist/2020";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "@/services/context";
import { RegistryError } from "@/services/errors";
import { parseName } from "@/services/names/label";
import { assertYears } from "@/services/names/term";
import { anonymousContext, buildAccount, buildKey } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { openToolsApi, type SendTool } from "@/testing/tools-api";
import { createBody, transferInBody } from "./wire/registrar-bodies";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: SendTool;
let tree: string;
let key: string;
let ctx: Context;
beforeAll(async () => {
  db = await openTestRegistry();
  await db.prisma.namespace.update({
    where: { name: "defiwallet" },
    data: { minYears: 2, maxYears: 5, idnScripts: [], minLabelLength: 4, maxLabelLength: 20 },
  });
  send = openToolsApi(db);
  const account = await buildAccount(db);
  key = (await buildKey(db, account)).key;
  tree = `/accounts/${account.id.replaceAll("-", "")}/registrar`;
  ctx = anonymousContext(db);
});
afterAll(() => db.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  send("GET", tree + path, { key, headers });

describe("extensions", () => {
  test("are listed by cursor, named, sorted, shown one by one, in the sandbox too", async () => {
    const all = await get("/extensions");
    expect(all.list.map(({ metadata }) => metadata)).toEqual([
      { name: "com.store", tld: "store" },
      { name: "defiwallet", tld: "defiwallet" },
    ]);
    expect(all.info).toEqual({ count: 2, per_page: 20, cursor: "" });
    const first = await get("/extensions?per_page=1&direction=desc&sort_by=created_at");
    const cursor = String(first.info.cursor);
    const second = await get(`/extensions?per_page=1&direction=desc&sort_by=created_at&cursor=${cursor}`);
    expect([first.list[0]?.metadata, second.list[0]?.metadata, second.info.cursor]).toEqual([
      { name: "defiwallet", tld: "defiwallet" },
      { name: "com.store", tld: "store" },
      "",
    ]);
    expect((await get("/extensions?name=defiwallet")).list).toHaveLength(1);
    expect((await get("/extensions?name=dev")).list).toEqual([]);
    expect((await get("/extensions/COM.STORE")).result).toEqual(all.list[0]);
    expect((await get("/extensions/dev")).status).toBe(404);
    expect((await send("GET", `${tree}-sandbox/extensions`, { key })).list).toEqual(all.list);
    for (const wrong of [cursor, "x", "e30"]) {
      const refused = await get(`/extensions?cursor=${wrong}`);
      expect([refused.status, refused.errors[0]?.source?.pointer]).toEqual([400, "/cursor"]);
    }
  });

  test("that somebody has already are not sent again", async () => {
    for (const path of ["/extensions", "/extensions/com.store"]) {
      const { headers } = await get(path);
      const tag = headers.get("etag") ?? "";
      for (const known of [tag, `W/${tag}`, `"other", ${tag}`, "*"]) {
        const again = await get(path, { "if-none-match": known });
        expect([again.status, again.text, again.headers.get("etag")]).toEqual([304, "", tag]);
      }
      expect((await get(path, { "if-none-match": '"other"' })).status).toBe(200);
      const head = await send("HEAD", tree + path, { key });
      expect([head.status, head.text, head.headers.get("etag")]).toEqual([200, "", tag]);
    }
  });

  test("are not shown to keys that may not see names", async () => {
    const blind = (await buildKey(db, await buildAccount(db), { scopes: ["dns:read"] })).key;
    expect((await send("GET", `${tree}/extensions`, { key: blind })).status).toBe(403);
    expect((await send("GET", `${tree}/extensions`)).status).toBe(401);
  });
});

/** Whether the API takes it: what of a request is judged before anything is looked up. */
async function isTaken(body: unknown): Promise<boolean> {
  const parsed = createBody.safeParse(body);
  if (!parsed.success) return false;
  try {
    const { policy } = await parseName(ctx, parsed.data.domain_name);
    if (policy.name !== "defiwallet") return false;
    assertYears(policy, parsed.data.years ?? policy.minYears);
    return true;
  } catch (error) {
    if (error instanceof RegistryError) return false;
    throw error;
  }
}

describe("the schemas of an extension", () => {
  const validatorOf = async (which: "registration_schema" | "transfer_schema", name = "defiwallet") => {
    const { result } = await get(`/extensions/${name}`);
    return new Ajv2020({ strict: true, allowUnionTypes: true }).compile(result[which] as object);
  };

  const mostly = (valid: fc.Arbitrary<unknown>, ...odd: unknown[]) =>
    fc.oneof({ weight: 24, arbitrary: valid }, { weight: 1, arbitrary: fc.constantFrom(...odd) });
  const either = <T>(...values: T[]) => fc.constantFrom(...values);
  const LABELS = [
    "xn--bcher-kva",
    "ab--cd",
    "-tide",
    "tide-",
    "ti de",
    "ti.de",
    "tide:80",
    "http://tide",
    "☕☕☕☕",
  ];
  const label = fc.oneof(
    { weight: 9, arbitrary: fc.stringMatching(/^[a-zA-Z0-9]{4,20}$/) },
    { weight: 2, arbitrary: fc.stringMatching(/^[a-zA-Z0-9-]{0,24}$/) },
    { weight: 1, arbitrary: either(...LABELS) },
  );
  const suffix = mostly(either(".defiwallet", ".DefiWallet.", ".defiwallet "), ".com.store", "");
  const contact = fc.record(
    {
      email: mostly(either("ada@example.net", "a.b+c@sub.example.org"), "ada@", "", 7),
      phone: mostly(either("+1.5555555555", null), "+15555555555", ""),
      fax: mostly(either("+44.2071234567"), "0"),
      postal_info: fc.record(
        {
          name: mostly(
            fc.stringMatching(/^[\p{L}][\p{L} .']{0,20}[\p{L}]$/u),
            "",
            " ",
            "a\u0007b",
            "a".repeat(256),
          ),
          organization: mostly(either("Example Inc", null), "a".repeat(300)),
          address: fc.record(
            {
              country_code: mostly(either("US", "DE", null), "us", "ZZ", "USA"),
              postal_code: mostly(either("78701"), "1".repeat(20)),
            },
            { requiredKeys: [] },
          ),
        },
        { requiredKeys: ["name"] },
      ),
    },
    { requiredKeys: ["email", "postal_info"] },
  );
  const body = fc.record(
    {
      domain_name: mostly(
        fc.tuple(label, suffix).map((one) => one.join("")),
        null,
        1,
        ["tide.defiwallet"],
      ),
      years: mostly(either(2, 3, 5), 0, 1, 6, 11, "2", 2.5, null),
      auto_renew: mostly(fc.boolean(), "yes"),
      privacy_mode: mostly(either("off", "redaction"), "on"),
      contacts: mostly(fc.record({ registrant: contact, technical: contact }, { requiredKeys: [] }), {
        registrant: { email: "ada@example.net" },
      }),
      acknowledgements: fc.record(
        {
          premium_fee: mostly(either<unknown>("120.00", 120), true),
          claims_notice: mostly(
            either({ id: "N-1", accepted_at: "2026-11-21T09:00:00Z" }),
            { id: "N-1" },
            {
              id: "",
              accepted_at: "today",
            },
          ),
        },
        { requiredKeys: [] },
      ),
      unknown: fc.constant(1),
    },
    { requiredKeys: ["domain_name"] },
  );

  test("take what the API takes, and refuse what it refuses", async () => {
    const validate = await validatorOf("registration_schema");
    const seen = { taken: 0, refused: 0 };
    await fc.assert(
      fc.asyncProperty(body, async (sent) => {
        const taken = await isTaken(sent);
        seen[taken ? "taken" : "refused"]++;
        expect(validate(sent), JSON.stringify([sent, validate.errors])).toBe(taken);
      }),
      { numRuns: 600 },
    );
    expect(Math.min(seen.taken, seen.refused)).toBeGreaterThan(50);
    for (const wrong of [null, [], "tide.defiwallet", {}]) expect(validate(wrong)).toBe(false);
  });

  test("say the bounds of the extension, and of a transfer", async () => {
    const { result } = await get("/extensions/defiwallet");
    const { properties } = result.registration_schema as { properties: Record<string, unknown> };
    expect(properties.years).toMatchObject({ minimum: 2, maximum: 5, default: 2 });
    const validate = await validatorOf("transfer_schema");
    for (const sent of [
      { auth_code: "YWJj" },
      { auth_code: "abc" },
      {},
      { auth_code: "YWJj", auto_renew: "yes" },
    ]) {
      expect(validate(sent), JSON.stringify(sent)).toBe(transferInBody.safeParse(sent).success);
    }
  });

  test("take every name with letters of other scripts that the API takes", async () => {
    const validate = await validatorOf("registration_schema", "com.store");
    for (const name of ["bücher", "xn--bcher-kva", "BÜCHER", "tide", "straße"]) {
      await expect(parseName(ctx, `${name}.com.store`), name).resolves.toBeTruthy();
      expect(validate({ domain_name: `${name}.com.store` }), name).toBe(true);
    }
    for (const name of ["ab", "-tide", "ti de", "a.b"]) {
      expect(validate({ domain_name: `${name}.com.store` }), name).toBe(false);
    }
  });
});
