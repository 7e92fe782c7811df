import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { API_PATHS, createApi } from "@/api/app";
import { appRouter } from "@/api/trpc/root";
import { readEnv } from "@/env";
import { createLog } from "@/lib/log";
import { createRuntime, type Runtime } from "@/runtime";
import { buildSession, buildUser } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";

let dataDir: string;
let close: () => Promise<void>;
let url: string;
let cookie: string;
const runtimes: Runtime[] = [];

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "portolan-clock-"));
  const db = await openTestRegistry();
  ({ url } = db);
  close = () => db.close();
  const admin = await buildUser(db, { operatorRole: "admin" });
  const { id, token } = await buildSession(db, admin, null);
  await db.prisma.session.update({ where: { id }, data: { expiresAt: new Date(Date.now() + 86_400_000) } });
  cookie = `portolan.session=${token}`;
});
afterAll(async () => {
  await Promise.all(runtimes.map((runtime) => runtime.db.close()));
  await close();
  await rm(dataDir, { recursive: true });
});

/** As the server wires itself by its environment. */
function open(demo: "on" | "off") {
  const log = createLog("error", () => undefined);
  const runtime = createRuntime(readEnv({ DEMO: demo, DATA_DIR: dataDir }), log, url);
  runtimes.push(runtime);
  return { runtime, api: createApi(runtime) };
}

const CLOCK = Object.keys(appRouter._def.procedures).filter((path) => path.startsWith("console.clock."));
const INPUT = { namespace: "defiwallet", name: "nobody", target: { kind: "by", seconds: 60 } };
/** Of each procedure its own part of the input. */
const FIELDS: Record<string, (keyof typeof INPUT)[]> = {
  "console.clock.load": ["namespace"],
  "console.clock.names": ["namespace"],
  "console.clock.name": ["namespace", "name"],
  "console.clock.advance": ["namespace", "target"],
};

async function ask(api: ReturnType<typeof open>["api"], path: string): Promise<number> {
  const input = Object.fromEntries((FIELDS[path] ?? []).map((field) => [field, INPUT[field]]));
  const isChange = path.endsWith("advance");
  const headers = { cookie, "content-type": "application/json", origin: "http://localhost:3000" };
  const query = isChange ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
  const init = isChange ? { method: "POST", headers, body: JSON.stringify(input) } : { headers };
  return (await api.request(`http://localhost:3000/api/trpc/${path}${query}`, init)).status;
}

test("a demonstration has clocks for its operators", async () => {
  const { runtime, api } = open("on");
  expect(runtime.clock).toBeDefined();
  expect(await ask(api, "console.clock.load")).toBe(200);
  expect(await ask(api, "console.clock.advance")).toBe(200);
});

test("in production there is no clock behind any door, for an admin neither", async () => {
  const { runtime, api } = open("off");
  expect(runtime.clock).toBeUndefined();
  expect(CLOCK.sort()).toEqual(Object.keys(FIELDS).sort());
  for (const path of CLOCK) expect([path, await ask(api, path)]).toEqual([path, 404]);
  const init = { method: "POST", headers: { cookie, "content-type": "application/json" }, body: "{}" };
  for (const door of API_PATHS) {
    const answer = await api.request(`http://localhost:3000${door}/clock`, init);
    expect([door, answer.status >= 400]).toEqual([door, true]);
  }
  const { db } = runtime;
  const moved = await db.prisma.namespace.findUniqueOrThrow({ where: { name: "defiwallet" } });
  expect(Number(moved.clockAdvancedSeconds)).toBe(60);
});

test.each(["/api/v2/subdomains/search/?q=shop", "/client/v4/zones/?name=shop.com.store", "/healthz/"])(
  "%s is found with its slash at the end",
  async (path) => {
    const { api } = open("off");
    const [there, without] = await Promise.all(
      [path, path.replace(/\/(?=\?|$)/, "")].map((each) => api.request(`http://localhost:3000${each}`)),
    );
    expect([there?.status, await there?.json()]).toEqual([without?.status, await without?.json()]);
    expect(there?.status).not.toBe(405);
  },
);
