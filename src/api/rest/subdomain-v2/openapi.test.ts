import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestApi, type Send } from "@/testing/registrants-api";
import { openTestRegistry } from "@/testing/registry";
import { openApiDocument } from "./openapi";
import { ROUTES } from "./routes";

const require = createRequire(import.meta.url);

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: Send;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openTestApi(db);
});
afterAll(() => db.close());

test("the document passes Redocly's strict rules", async () => {
  const folder = await mkdtemp(join(tmpdir(), "portolan-openapi-"));
  const file = join(folder, "openapi.json");
  await writeFile(file, (await send("GET", "/openapi.json")).text);
  const cli = require.resolve("@redocly/cli/bin/cli.js");
  const args = [cli, "lint", file, "--config", resolve("redocly.yaml"), "--format", "stylish"];
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const linted = promisify(execFile)(process.execPath, args, { env });
  await expect(linted.finally(() => rm(folder, { recursive: true }))).resolves.toMatchObject({
    stderr: expect.stringContaining("valid"),
  });
}, 60_000);

test("the document has every route and every status of its refusals", () => {
  const document = openApiDocument("https://portal.test");
  for (const { spec } of ROUTES) {
    const operation = document.paths[spec.path]?.[spec.method.toLowerCase()];
    expect(operation?.operationId).toBe(spec.id);
    for (const status of ["429", "500", "503", ...(spec.access === "anybody" ? [] : ["401", "403"])]) {
      expect(operation?.responses).toHaveProperty(status);
    }
  }
  expect(new Set(ROUTES.map(({ spec }) => spec.id)).size).toBe(ROUTES.length);
});

test("the reference page has every endpoint, whole links, and loads nothing from elsewhere", async () => {
  const page = await send("GET", "/docs");
  expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  for (const { spec } of ROUTES) expect(page.text).toContain(`id="${spec.id}"`);
  const ids = new Set([...page.text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  for (const [, target] of page.text.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  for (const [, source] of page.text.matchAll(/(?:src|href)="([^"#]+)"/g)) {
    expect(source).toMatch(/^(?:\/[\w.]*|openapi\.json)$/);
  }
});
