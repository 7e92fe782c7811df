import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SCOPES, type Scope } from "@/services/access/scopes";
import { registerName } from "@/services/names/register";
import { registerInput } from "@/services/names/schema";
import { type BuiltAccount, buildAccount, buildKey, keyContext, NOW } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { countRows } from "@/testing/row-counts";
import { openToolsApi, type SendTool, type ToolSent } from "@/testing/tools-api";
import { wireId } from "./ids";
import type { Access, Route } from "./route";
import { ROUTES } from "./routes";

/**
 * Every route, asked for a thing of an account: with no token, a stranger's, one that lacks its scopes, and one that has
 * just them. Requests are made from the table of routes, so that a new one is asked too.
 */

const NAME = "matrix.com.store";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: SendTool;
let account: BuiltAccount;
let stranger: BuiltAccount;
let params: Record<string, string>;
const keys = new Map<string, string>();

beforeAll(async () => {
  db = await openTestRegistry();
  send = openToolsApi(db);
  account = await buildAccount(db, { balance: 100_000, organization: "Matrix Works" });
  stranger = await buildAccount(db);
  await registerName(await keyContext(db, account), registerInput.parse({ name: NAME }));
  const zone = await db.prisma.zone.findUniqueOrThrow({ where: { apex: NAME }, include: { records: true } });
  const contact = await db.prisma.contact.create({
    data: {
      accountId: account.id,
      name: "Matrix",
      email: "matrix@example.com",
      inBook: true,
      updatedAt: NOW,
    },
  });
  params = {
    account_id: wireId(account.id),
    domain_name: NAME,
    contact_id: wireId(contact.id),
    zone_id: wireId(zone.id),
  };
});
afterAll(() => db.close());

async function keyOf(owner: BuiltAccount, scopes: readonly Scope[]): Promise<string> {
  const called = `${owner.id} ${[...scopes].sort()}`;
  const known = keys.get(called) ?? (await buildKey(db, owner, { scopes })).key;
  keys.set(called, known);
  return known;
}

function scopesOf(access: Access): readonly Scope[] | null {
  if (access === "anybody") return null;
  if (access === "key") return [];
  return typeof access === "string" ? [access] : access;
}

/** A request to a route that is well-formed as far as the path goes; its body is refused by whoever lets it in. */
function ask({ path, method, form }: Route, sent: ToolSent) {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? "0".repeat(32));
  const body = method === "GET" || method === "DELETE" || form ? undefined : [];
  return send(method, filled, { body, ...sent });
}

const codes = (errors: readonly { code: number }[]) => errors.map(({ code }) => code);

describe.each(ROUTES.map(({ spec }) => [spec.id, spec] as const))("%s", (_, spec) => {
  const scopes = scopesOf(spec.access);
  if (scopes === null) return;
  const isOfAccount = spec.path.includes("{account_id}");

  test("lets nobody in that it should not, and changes nothing for them", async () => {
    const others = SCOPES.filter((scope) => !scopes.includes(scope) && scope !== "dns:acme");
    const tokens = [await keyOf(stranger, SCOPES), await keyOf(account, others)] as const;
    const before = await countRows(db);
    const without = await ask(spec, {});
    expect([without.status, without.success]).toEqual([401, false]);
    const foreign = await ask(spec, { key: tokens[0] });
    if (isOfAccount) expect([foreign.status, codes(foreign.errors)]).toEqual([403, [10000]]);
    else if (foreign.status < 300) expect(foreign.text).not.toMatch(/matrix/i);
    if (scopes.length > 0) {
      const narrow = await ask(spec, { key: tokens[1] });
      // What is sent is looked at before the verb asks for its scope.
      expect([400, 403, 415], narrow.text).toContain(narrow.status);
      if (narrow.status === 403) expect(codes(narrow.errors)).toEqual([1009]);
    }
    expect(await countRows(db)).toEqual(before);
  });
});

test("reads are let in by their scope alone", async () => {
  const reads = ROUTES.map(({ spec }) => spec).filter(({ method }) => method === "GET");
  for (const spec of reads) {
    const [scope] = scopesOf(spec.access) ?? [];
    const { status, text } = await ask(spec, { key: await keyOf(account, scope ? [scope] : ["audit:read"]) });
    expect([200, 400, 404], `${spec.id}: ${text}`).toContain(status);
  }
});
