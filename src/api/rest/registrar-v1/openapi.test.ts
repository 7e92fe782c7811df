import { describe, expect, test } from "vitest";
import { EPP_RESULTS } from "@/services/epp-results";
import { CATALOGUE } from "@/services/error-catalogue";
import { COMMAND_NAMES, COMMANDS } from "@/services/registrar/commands";
import { openRegistrarApi } from "@/testing/registrar-api";
import { openTestRegistry } from "@/testing/registry";
import { openApiDocument } from "./openapi";

const document = openApiDocument("https://portal.test");

test("every command is an operation at the place that its published facts say", () => {
  const described = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, { operationId }]) => [
      operationId,
      `${method.toUpperCase()} ${path}`,
    ]),
  );
  expect(Object.fromEntries(described)).toEqual(
    Object.fromEntries(COMMAND_NAMES.map((name) => [name, COMMANDS[name].http])),
  );
});

describe("x-registrar-error-catalog", () => {
  const catalog = document["x-registrar-error-catalog"];

  test("has every code that an operation may answer with, once", () => {
    const codes = catalog.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    const answered = Object.values(document.paths)
      .flatMap((operations) => Object.values(operations))
      .flatMap(({ responses }) => [...JSON.stringify(responses).matchAll(/"enum":\[("[a-z_",]+)\]/g)])
      .flatMap(([, list]) => (JSON.parse(`[${list}]`) as string[]).filter((code) => code !== "true"));
    expect(answered.length).toBeGreaterThan(100);
    for (const code of answered) expect(codes).toContain(code);
  });

  test("says what the one catalogue of the code says, with the results of RFC 5730", () => {
    const rows = Object.values(CATALOGUE);
    for (const entry of catalog) {
      const row = rows.find(({ registrar }) => registrar === entry.code);
      expect(entry).toEqual({
        code: row?.registrar,
        http_status: row?.http,
        epp_result_code: row?.epp,
        epp_result: EPP_RESULTS[entry.epp_result_code as keyof typeof EPP_RESULTS],
        retryable: row?.retryable,
        description: row?.message,
        docs_url: `https://portal.test/docs/errors/${entry.code}`,
      });
    }
    const codes = catalog.map(({ code }) => code);
    for (const code of [
      "registrar_channel_not_production_approved",
      "duplicate_idempotency_key_conflict",
      "registrar_rate_limit_exceeded",
    ]) {
      expect(codes).toContain(code);
    }
  });
});

test("the document and the reference page are served to anybody, and load nothing from elsewhere", async () => {
  const db = await openTestRegistry();
  try {
    const send = openRegistrarApi(db);
    const json = await send("GET", "/openapi.json");
    expect(JSON.parse(json.text)).toEqual(JSON.parse(JSON.stringify(document)));
    const page = await send("GET", "/docs");
    expect([page.status, page.headers.get("content-type")]).toEqual([200, "text/html; charset=utf-8"]);
    for (const name of COMMAND_NAMES) expect(page.text).toContain(`id="${name}"`);
    expect(page.text).toContain("/docs/errors/claim_required");
    expect(page.text).not.toMatch(/(?:src|href)="https?:/);
  } finally {
    await db.close();
  }
});
