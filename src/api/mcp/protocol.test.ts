import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAccount, buildKey } from "@/testing/builders";
import { openTestMcp, type TestMcp } from "@/testing/mcp";
import { openTestRegistry } from "@/testing/registry";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let door: TestMcp;
let key: string;
let keyId: string;

beforeAll(async () => {
  db = await openTestRegistry();
  door = await openTestMcp(db);
  ({ id: keyId, key } = await buildKey(db, await buildAccount(db)));
});
afterAll(async () => {
  await door.close();
  await db.close();
});

const JSON_TYPES = { "content-type": "application/json", accept: "application/json, text/event-stream" };

/** Sends a body as it is; what is no text as JSON. */
async function post(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(door.url, {
    method: "POST",
    headers: { ...JSON_TYPES, authorization: `Bearer ${key}`, ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, json: text === "" ? null : JSON.parse(text) };
}

const message = (method: string, params?: unknown, id: unknown = 1) => ({
  jsonrpc: "2.0",
  id,
  method,
  params,
});
const whoami = (id: unknown = 1) => message("tools/call", { name: "whoami", arguments: {} }, id);

describe("revisions of the protocol", () => {
  it("are negotiated: that of 2026, and those of 2025 with and without its handshake", async () => {
    for (const mode of ["auto", "legacy"] as const) {
      const { client, call } = await door.connect(key, mode);
      expect(client.getServerVersion()).toMatchObject({ name: "portolan", title: "Portolan" });
      expect(client.getInstructions()).toContain("Never buy unasked");
      expect(client.getNegotiatedProtocolVersion()).toMatch(mode === "auto" ? /^2026/ : /^2025/);
      expect(await call("whoami")).toMatchObject({ token: { name: "Test key" } });
    }
    const { status, headers, json } = await post(whoami("a"));
    expect([status, headers.get("content-type"), json.id]).toEqual([200, "application/json", "a"]);
    expect(json.result.structuredContent.token.name).toBe("Test key");
  });

  it("know no tool, method or resource that there is not", async () => {
    const { client } = await door.connect(key);
    await expect(client.callTool({ name: "drop_tables", arguments: {} })).rejects.toMatchObject({
      code: -32_602,
      message: expect.stringContaining("There is no tool 'drop_tables'"),
    });
    const row = await db.prisma.auditEntry.findFirst({ orderBy: { id: "desc" } });
    expect(row).toMatchObject({
      action: "agents.call",
      subjectId: keyId,
      after: { tool: "unknown", outcome: "unknown_tool" },
    });
    expect((await post(message("prompts/list"))).json.error.code).toBe(-32_601);
    expect((await post(message("subscriptions/listen", {}))).json.error).toBeDefined();
  });

  it("show the docs as resources, by the addresses that they have", async () => {
    const { client } = await door.connect(key);
    const { resources } = await client.listResources();
    expect(resources.map(({ uri }) => uri)).toContain("https://portal.test/docs/agents.md");
    const read = async (uri: string) => (await client.readResource({ uri })).contents[0];
    for (const { uri, title } of resources) {
      expect(await read(uri)).toMatchObject({ uri, text: expect.stringMatching(`^# ${title?.slice(0, 5)}`) });
    }
    expect(await read("https://portal.test/docs/errors/price_changed.md")).toBeDefined();
    for (const uri of [
      "https://portal.test/docs/nothing.md",
      "https://evil.example/docs",
      "file:///etc/passwd",
    ]) {
      await expect(read(uri), uri).rejects.toThrow();
    }
  });

  it("take lists of messages from earlier clients, each counted, and notifications without an answer", async () => {
    const { status, json, headers } = await post([
      whoami(1),
      whoami(2),
      { jsonrpc: "2.0", method: "notifications/x" },
    ]);
    expect([status, json.map(({ id }: { id: number }) => id).sort()]).toEqual([200, [1, 2]]);
    const { headers: next } = await post({
      jsonrpc: "2.0",
      method: "notifications/cancelled",
      params: { requestId: 1 },
    });
    const left = (of: Headers) => Number(of.get("x-ratelimit-remaining"));
    expect(left(headers) - left(next)).toBe(3);
    const cancelling = { jsonrpc: "2.0", method: "notifications/cancelled", params: { requestId: 1 } };
    expect((await post([whoami(1), cancelling])).json).toMatchObject([{ id: 1 }]);
    expect((await post([cancelling])).status).toBe(202);
    expect((await post(Array(21).fill(whoami()))).json.error.message).toContain("1 to 20");
    expect((await post([])).status).toBe(400);
  });
});

describe("the door", () => {
  it("asks for a token, and says how", async () => {
    for (const authorization of [
      "",
      "Basic YTpi",
      "Bearer sk_live_nonsense",
      `Bearer sk_live_${"0".repeat(40)}`,
    ]) {
      const { status, headers, json } = await post(whoami(), { authorization });
      expect([status, headers.get("www-authenticate"), json.error.data.code]).toEqual([
        401,
        "Bearer",
        "unauthenticated",
      ]);
    }
    const revoked = await buildKey(db, await buildAccount(db));
    await db.prisma.apiKey.update({ where: { id: revoked.id }, data: { revokedAt: new Date(0) } });
    expect((await post(whoami(), { authorization: `Bearer ${revoked.key}` })).status).toBe(401);
  });

  it("lets no page of another site in", async () => {
    for (const origin of ["https://evil.example", "http://portal.test.evil.example", "null", "nonsense"]) {
      const { status, json } = await post(whoami(), { origin });
      expect([status, json.error.data.code], origin).toEqual([403, "not_same_origin"]);
    }
    expect((await post(whoami(), { origin: "https://portal.test" })).status).toBe(200);
  });

  it("opens no stream and ends no session", async () => {
    for (const method of ["GET", "DELETE", "PUT", "OPTIONS"]) {
      const response = await fetch(door.url, { method, headers: { accept: "text/event-stream" } });
      expect([response.status, response.headers.get("allow")], method).toEqual([405, "POST"]);
      expect((await response.json()).error.message).toContain("with POST");
    }
  });

  it("keeps to its limits of requests and of bytes", async () => {
    const limited = await openTestMcp(db, { limit: 1 });
    const send = () =>
      fetch(limited.url, {
        method: "POST",
        headers: { ...JSON_TYPES, authorization: `Bearer ${key}` },
        body: JSON.stringify(whoami()),
      });
    expect((await send()).status).toBe(200);
    const refused = await send();
    expect([refused.status, Number(refused.headers.get("retry-after")) > 3_500]).toEqual([429, true]);
    await limited.close();
    const huge = await post(
      message("tools/call", { name: "whoami", arguments: { x: "x".repeat(1_100_000) } }),
    );
    expect([huge.status, huge.json.error.data.code]).toEqual([413, "payload_too_large"]);
  });
});

describe("nonsense", () => {
  it.each([
    ["an empty body", "", 400, -32_700],
    ["half of JSON", '{"jsonrpc":', 400, -32_700],
    ["a body of 200,000 brackets", "[".repeat(200_000), 400, -32_700],
    ["half a surrogate pair", JSON.stringify(message("tools/list")).replace("2.0", "\\ud800"), 400, -32_600],
    ["a list in lists", [[whoami()]], 400, null],
    ["no method", { jsonrpc: "2.0", id: 1 }, 400, null],
    ["a text", '"tools/list"', 400, null],
    ["another version of JSON-RPC", { ...whoami(), jsonrpc: "1.0" }, 400, null],
  ])("%s is refused", async (_, body, status, code) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(answer.json.error.code).toBe(code ?? answer.json.error.code);
  });

  it("that nests 100,000 deep is refused like any other", async () => {
    const deep = (id: string) => `${"[".repeat(100_000)}${"]".repeat(100_000)}${id}`;
    const call = `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"check_names","arguments":{"names":`;
    for (const body of [`${call}${deep("")}}}}`, `${call}[],"x":${deep("")}}}}`, deep("")]) {
      expect((await post(body)).status).toBeLessThan(500);
    }
  });

  it("is said of another type, and of arguments that do not fit", async () => {
    expect((await post("{}", { "content-type": "text/plain" })).status).toBe(415);
    const { refusal, client } = await door.connect(key);
    expect((await refusal("check_names", { names: "a", extra: 1 })).fields).toEqual([
      { path: "names", message: "must be a list, not a text" },
      { path: "extra", message: "is not a field of this request" },
    ]);
    const { tools } = await client.listTools();
    const text = fc.string({ unit: "binary", maxLength: 300 });
    const value = fc.anything({
      key: fc.constantFrom(
        "name",
        "names",
        "confirm",
        "amount",
        "creates",
        "type",
        "value",
        "__proto__",
        "x",
      ),
      values: [
        text,
        fc.integer(),
        fc.double(),
        fc.constantFrom("harbour.com.store", "@", "A", "USD", 1, null),
      ],
      maxDepth: 4,
    });
    const tool = fc.constantFrom(...tools.map(({ name }) => name));
    const args = fc.dictionary(
      fc.constantFrom(
        "name",
        "names",
        "query",
        "years",
        "confirm",
        "creates",
        "updates",
        "deletes",
        "serial",
        "kind",
        "request_id",
        "page",
        "limit",
      ),
      fc.oneof(value, text, fc.constantFrom("harbour.com.store", 1)),
    );
    const call = fc.tuple(tool, args).map(([name, args]) => message("tools/call", { name, arguments: args }));
    const any = fc.anything({
      values: [text, fc.integer()],
      key: fc.constantFrom("jsonrpc", "id", "method", "params", "_meta"),
    });
    await fc.assert(
      fc.asyncProperty(fc.oneof({ weight: 4, arbitrary: call }, any), async (body) => {
        const { status, json } = await post(JSON.stringify(body) ?? "");
        expect(status).toBeLessThan(500);
        expect(JSON.stringify(json)).not.toMatch(/\bat .+:\d+:\d+|prisma/i);
        expect(json?.result?._meta?.["portolan/error"]?.code).not.toBe("internal");
      }),
      { numRuns: 100, interruptAfterTimeLimit: 5_000 },
    );
  }, 20_000);
});
