import { afterAll, beforeAll, expect, test } from "vitest";
import { buildAccount, buildKey, NOW } from "@/testing/builders";
import { openTestApi, type Send } from "@/testing/registrants-api";
import { openTestRegistry } from "@/testing/registry";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let send: Send;
let key: string;

beforeAll(async () => {
  db = await openTestRegistry();
  send = openTestApi(db);
  key = (await buildKey(db, await buildAccount(db, { balance: 100_00 }))).key;
  const { id } = await db.prisma.namespace.findUniqueOrThrow({ where: { name: "com.store" } });
  await db.prisma.claimedName.create({
    data: { namespaceId: id, label: "harbour", noticeId: "N-1", notice: "HARBOUR is a mark." },
  });
});
afterAll(() => db.close());

const body = { subdomain: "harbour", domain: "com.store" };

test("a check tells the claims notice that covers the name", async () => {
  const { data } = await send("GET", "/subdomains/harbour", { key });
  expect(data).toMatchObject({
    available: true,
    claim: { notice_id: "N-1", notice: "HARBOUR is a mark.", ends_at: null },
  });
});

test("a claimed name is refused without the claim, and sold with it", async () => {
  const refused = await send("POST", "/subdomains", { key, body });
  expect(refused.status).toBe(422);
  expect(refused.error).toMatchObject({
    code: "CLAIM_REQUIRED",
    details: { notice_id: "N-1", notice: "HARBOUR is a mark.", ends_at: null },
  });
  const malformed = await send("POST", "/subdomains", {
    key,
    body: { ...body, claim: { notice_id: "N-1", accepted_at: "yesterday" } },
  });
  expect(malformed.error.details.errors?.[0]?.field).toBe("claim.accepted_at");
  const claim = { notice_id: "N-1", accepted_at: NOW.toISOString() };
  expect((await send("POST", "/subdomains", { key, body: { ...body, claim } })).status).toBe(201);
});
