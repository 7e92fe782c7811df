import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type ServerType, serve } from "@hono/node-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { registrarApi } from "@/api/rest/registrar-v1/app";
import type { Database } from "@/db/client";
import type { Context } from "@/services/context";
import { forgetPolicies } from "@/services/namespaces/policy";
import { loadRun } from "@/services/ote/load-run";
import { startRun } from "@/services/ote/start-run";
import { memoryLimiter } from "@/services/rate-limits/limiter";
import { userContext } from "@/testing/builders";
import { type BuiltChannel, buildChannel, buildChannelKey } from "@/testing/channels";
import { openTestRegistry } from "@/testing/registry";
import { main } from "./main";

/** A minute of the limiter, for this test, seconds. */
const WINDOW_SECONDS = 3;
const LIMIT = 15;

let db: Database;
let server: ServerType;
let base: string;
let archive: string;
let operator: Context;

beforeAll(async () => {
  db = await openTestRegistry();
  operator = { ...(await userContext(db, null, { operatorRole: "certifier" })), now: new Date() };
  // The namespace with every feature: two years, scripts, premium names.
  await db.prisma.namespace.update({
    where: { name: "com.store" },
    data: { listedFor: { push: "registrar_v1" } },
  });
  forgetPolicies(db);
  const app = registrarApi({
    db,
    publicUrl: "https://portal.test",
    limiter: memoryLimiter(1_000, WINDOW_SECONDS),
    trustedProxies: [],
    onDefect: (error) => {
      throw error;
    },
  });
  server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" });
  await new Promise((resolve) => server.once("listening", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  archive = mkdtempSync(join(tmpdir(), "portolan-ote-"));
});
afterAll(async () => {
  await new Promise((resolve) => server.close(resolve));
  rmSync(archive, { recursive: true });
  await db.close();
});

async function open(namespace: string): Promise<{ channel: BuiltChannel; key: string }> {
  const channel = await buildChannel(db, { listings: [namespace], rateLimitPerMinute: LIMIT });
  return { channel, key: (await buildChannelKey(db, channel)).key };
}

/** Runs the client as its command does. */
async function client(key: string, ...args: string[]): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const keep = (line: string) => lines.push(line);
  const all = ["--base", base, "--archive", archive, ...args];
  const code = await main(all, { env: { PORTOLAN_KEY: key }, say: keep, note: keep });
  expect(lines.join("\n")).not.toContain(key);
  return { code, lines };
}

describe.each(["defiwallet", "com.store"])("a run in %s", (namespace) => {
  test("every step passes, by the client's word and by the registry's", { timeout: 60_000 }, async () => {
    const { channel, key } = await open(namespace);
    const { number } = await startRun(operator, {
      slug: channel.slug,
      namespace,
      name: "By the client",
      requiresSecondOperator: false,
    });
    const { code, lines } = await client(key, "--tld", namespace);
    expect(lines.filter((line) => line.startsWith("✗"))).toEqual([]);
    expect(lines.at(-1)).toMatch(/^\d+ passed, 0 failed/);
    expect(code).toBe(0);

    const run = await loadRun(operator, { number });
    const missed = run.steps.filter(({ state }) => state !== "passed");
    expect(missed.map(({ id, attempts, missing }) => [id, attempts.at(-1)?.words ?? missing])).toEqual([]);
    const failed = run.steps.flatMap(({ id, attempts }) =>
      attempts.filter(({ state }) => state === "failed").map(({ words }) => [id, words]),
    );
    expect(failed).toEqual([]);
  });
});

test("it can be run again, also without a run, and keeps the status without the key", {
  timeout: 60_000,
}, async () => {
  const { channel, key } = await open("defiwallet");
  const first = await client(key, "--tld", "defiwallet", "--only", "create-again,renew-again");
  expect(first.lines.at(-1)).toBe("6 passed, 0 failed");
  const again = await client(key, "--tld", "defiwallet", "--only", "create-again", "--json");
  expect(JSON.parse(again.lines.at(-1) ?? "")).toMatchObject({
    channel: channel.slug,
    registrar_channel_id: channel.id,
    passed: 4,
    failed: 0,
    steps: [{ id: "status" }, { id: "reset" }, { id: "create", state: "passed" }, { id: "create-again" }],
  });
  const files = readdirSync(archive).map((name) => readFileSync(join(archive, name), "utf8"));
  expect(files.some((text) => text.includes(channel.id))).toBe(true);
  for (const text of files) expect(text).not.toContain(key);
});

test("a key that opens nothing fails at the first step, and nothing else is tried", async () => {
  const { code, lines } = await client("prt_nobody", "--tld", "defiwallet");
  expect(code).toBe(1);
  expect(lines[1]).toMatch(/^✗ failed +status +was answered 401 invalid_api_key/);
  expect(lines.at(-1)).toMatch(/^0 passed/);
});

test.each([
  [[], "Say in which namespace"],
  [["--tld", "defiwallet", "--only", "nothing"], "There is no step nothing. Steps: status, reset"],
  [["--tld", "defiwallet", "--pace", "0"], "--pace is a number"],
  [["--tld", "defiwallet", "--token", "a\nb"], "characters that no key has"],
  [["--tld", "defiwallet", "--token-file", "/nowhere"], "--token-file cannot be read (ENOENT)"],
  [["--faster"], "Unknown option '--faster'"],
])("called with %j it says what is wrong", async (args, said) => {
  const { code, lines } = await client("prt_x", ...args);
  expect(code).toBe(2);
  expect(lines.join("\n")).toContain(said);
});
