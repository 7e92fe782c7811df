import { expect, it } from "vitest";
import { type ExportPage, exportResponse } from "./command-export";

const row = (over: Partial<ExportPage["commands"][number]> = {}): ExportPage["commands"][number] => ({
  id: "7",
  at: "2026-11-21T09:00:00.000Z",
  door: "registrar_v1",
  channel: "acme",
  command: "create_domain",
  domain: "shop.com.store",
  idempotencyKey: "ote-create-001",
  status: "success",
  sandbox: false,
  replayOfId: null,
  httpStatus: 201,
  eppCode: 1000,
  errorCode: null,
  requestId: "req_1",
  durationMicros: 900,
  ip: "192.0.2.7",
  userAgent: "acme/1",
  request: { years: 1, domain: "shop.com.store" },
  response: { done: true },
  ...over,
});

const pages: Record<string, ExportPage> = {
  second: { commands: [row({ id: "6" }), row({ id: "5" })], nextCursor: "third" },
  third: { commands: [], nextCursor: null },
};
const next = async (cursor: string) => pages[cursor] as ExportPage;
const first: ExportPage = { commands: [row()], nextCursor: "second" };

it("writes every page as a JSON object a line", async () => {
  const response = exportResponse("ndjson", first, next);
  expect(response.headers.get("content-type")).toBe("application/x-ndjson");
  const lines = (await response.text()).trimEnd().split("\n");
  expect(lines.map((line) => JSON.parse(line).id)).toEqual(["7", "6", "5"]);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    idempotency_key: "ote-create-001",
    replay_of: null,
    request: { years: 1 },
    response: { done: true },
  });
});

it("writes CSV with a head, with JSON in quotes, and nothing that a spreadsheet would run", async () => {
  const evil = {
    commands: [row({ idempotencyKey: "=HYPERLINK(1)", userAgent: "@x", domain: null })],
    nextCursor: null,
  };
  const text = await exportResponse("csv", evil, next).text();
  const [head, line, ...rest] = text.split("\r\n");
  expect(head).toBe(
    "id,at,door,channel,command,domain,idempotency_key,status,sandbox,replay_of,http_status,epp_code,error_code,duration_micros,request_id,ip,user_agent,request,response",
  );
  expect(line).toBe(
    '7,2026-11-21T09:00:00.000Z,registrar_v1,acme,create_domain,,\'=HYPERLINK(1),success,false,,201,1000,,900,req_1,192.0.2.7,\'@x,"{""years"":1,""domain"":""shop.com.store""}","{""done"":true}"',
  );
  expect(rest).toEqual([""]);
});

it("of an empty log is a head alone, or nothing", async () => {
  const empty = { commands: [], nextCursor: null };
  expect((await exportResponse("csv", empty, next).text()).split("\r\n")).toHaveLength(2);
  expect(await exportResponse("ndjson", empty, next).text()).toBe("");
});
