import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { Database } from "@/db/client";
import { newToken, sha256 } from "@/lib/secret";
import { registerSigningKey } from "@/services/signing/keys";
import { buildAccount, buildSession, buildUser } from "@/testing/builders";
import { writeAudit } from "@/testing/logs";
import { openTestRegistry } from "@/testing/registry";
import { buildSigner } from "@/testing/signer";
import { auditExport } from "./audit-export";
import { sessionCookieName } from "./cookies";
import { signingKeys } from "./signing-keys";

const publicUrl = "https://portal.test";
const token = newToken();
let db: Database;
let api: ReturnType<typeof auditExport>;
let closed: ReturnType<typeof auditExport>;

beforeAll(async () => {
  db = await openTestRegistry();
  const settings = {
    db,
    publicUrl,
    trustedProxies: [],
    onDefect: (error: unknown) => {
      throw error;
    },
  };
  api = auditExport({ ...settings, auditTokenHashes: [sha256("another"), sha256(token)] });
  closed = auditExport({ ...settings, auditTokenHashes: [] });
});
afterAll(() => db.close());

const feed = (query = "", headers: Record<string, string> = { authorization: `Bearer ${token}` }) =>
  api.request(`/api/v1/audit${query}`, { headers });
const linesOf = async (response: Response) =>
  (await response.text())
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));

it("the feed is followed by its cursor with the token", async () => {
  await writeAudit(db.pool, 3, "feed.com.store");
  await vi.waitFor(async () => {
    const first = await feed("?limit=2");
    expect(first.status).toBe(200);
    expect(first.headers.get("content-type")).toBe("application/x-ndjson; charset=utf-8");
    expect(first.headers.get("cache-control")).toBe("no-store");
    const lines = await linesOf(first);
    expect(lines).toHaveLength(2);
    expect(lines[0]).toEqual({
      cursor: expect.any(String),
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
      record: expect.objectContaining({ log: "audit", subject_name: "feed.com.store" }),
    });
    const rest = await linesOf(await feed(`?after=${lines[1].cursor}`));
    expect(rest).toHaveLength(1);
    expect(await (await feed(`?after=${rest[0].cursor}`)).text()).toBe("");
    expect(await (await feed("?log=commands")).text()).toBe("");
  }, 10_000);
});

it.each([
  ["?limit=0", "limit"],
  ["?limit=100001", "limit"],
  ["?limit=x", "limit"],
  ["?log=mail", "log"],
  ["?since=2026", "since"],
])("%s is refused with the field", async (query, field) => {
  const response = await feed(query);
  expect(response.status).toBe(400);
  const { error } = await response.json();
  expect(error).toMatchObject({ code: "invalid_request", request_id: expect.stringMatching(/^req_/) });
  expect(error.message).toContain(field);
});

it("a cursor that is none of ours is refused", async () => {
  const response = await feed("?after=MTIz");
  expect(response.status).toBe(422);
  expect((await response.json()).error.details.errors[0].field).toBe("after");
});

it("without the token, or with another, it is refused; where no token is set it does not exist", async () => {
  const cookie = `${sessionCookieName(publicUrl)}=${(await operatorSession()).token}`;
  for (const headers of [
    {},
    { authorization: "Bearer wrong" },
    { authorization: `Basic ${token}` },
    { cookie },
  ]) {
    const response = await feed("", headers as Record<string, string>);
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toBe("Bearer");
  }
  expect((await closed.request("/api/v1/audit", { headers: { authorization: "Bearer " } })).status).toBe(404);
});

async function operatorSession() {
  return buildSession(db, await buildUser(db, { operatorRole: "read_only" }), null);
}

it("operators download what their filters show; to others the file does not exist", async () => {
  await writeAudit(db.pool, 1, "download.com.store");
  const download = (sessionToken?: string) =>
    api.request("/console/audit/export.ndjson?subject=download&action=names.", {
      headers: sessionToken ? { cookie: `${sessionCookieName(publicUrl)}=${sessionToken}` } : {},
    });
  const { token: operator } = await operatorSession();
  await vi.waitFor(async () => {
    const response = await download(operator);
    expect(response.headers.get("content-disposition")).toContain("audit.ndjson");
    expect((await linesOf(response)).map(({ record }) => record.subject_name)).toEqual([
      "download.com.store",
    ]);
  }, 10_000);
  const account = await buildAccount(db);
  const { token: member } = await buildSession(db, account.owner, account.id);
  expect((await download(member)).status).toBe(404);
  expect((await download()).status).toBe(401);
});

it("public keys can be pinned from their place", async () => {
  const signer = buildSigner();
  await registerSigningKey(db, signer, new Date("2026-11-21T09:00:00Z"));
  await registerSigningKey(db, signer, new Date("2026-11-22T09:00:00Z"));
  const response = await signingKeys({ db, publicUrl }).request("/.well-known/portolan-signing-keys");
  expect(await response.json()).toEqual({
    keys: [
      {
        fingerprint: signer.fingerprint,
        algorithm: "Ed25519",
        pem: signer.publicKeyPem,
        created_at: "2026-11-21T09:00:00.000Z",
      },
    ],
  });
});
