import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Database } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import { canonicalJson } from "@/lib/canonical-json";
import { newId } from "@/lib/id";
import { type BuiltAccount, buildAccount, userContext } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { writeCommands } from "@/testing/logs";
import { openTestRegistry } from "@/testing/registry";
import { buildSigner } from "@/testing/signer";
import { type Context, systemContext } from "../context";
import { loadChains, verifyPart } from "./chain";
import { EXPORTER, exportAudit, exportLog } from "./export";
import { listAudit } from "./list";
import { recordAudit } from "./record";
import { exportAuditInput, exportLogInput, listAuditInput } from "./schema";
import { sealLogs } from "./seal";

let db: Database;
let account: BuiltAccount;
let operator: Context;
let member: Context;
const signer = buildSigner();

beforeAll(async () => {
  db = await openTestRegistry();
  account = await buildAccount(db);
  operator = await userContext(db, null, { operatorRole: "read_only" });
  member = await userContext(db, account);
});
afterAll(() => db.close());

interface Line {
  cursor: string;
  hash: string;
  record: Record<string, unknown>;
}

const note = (ctx: Context, name: string, action = "names.register", accountId: string | null = account.id) =>
  inTransaction(db, async (tx) => {
    const subject = { kind: "name", id: name, name };
    await recordAudit(tx, ctx, { action, accountId, subject, after: { n: 1 } });
  });

async function collect(lines: Promise<AsyncGenerator<string>>): Promise<Line[]> {
  let text = "";
  for await (const chunk of await lines) text += chunk;
  expect(text === "" || text.endsWith("\n")).toBe(true);
  return text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
const exported = (over: object = {}) => collect(exportLog(operator, exportLogInput.parse(over)));

describe("the export", () => {
  it("has a line for each row, with the hash that its record has in canonical JSON", async () => {
    await note(member, "hash.com.store");
    await vi.waitFor(async () => {
      const lines = await exported();
      expect(lines.at(-1)?.record.subject_name).toBe("hash.com.store");
      for (const { hash, record } of lines) {
        expect(createHash("sha256").update(canonicalJson(record)).digest("hex")).toBe(hash);
      }
    }, 10_000);
    await writeCommands(db.pool, 2, newId());
    await vi.waitFor(async () => {
      expect((await exported({ log: "commands" })).map(({ record }) => record.domain)).toEqual([
        "n1.com.store",
        "n2.com.store",
      ]);
    }, 10_000);
  });

  it("followed by its cursor while many write misses no row and gives none twice", async () => {
    const before = (await exported()).at(-1)?.cursor;
    let isWriting = true;
    const writers = Array.from({ length: 6 }, async (_, writer) => {
      for (let i = 0; i < 25; i++) {
        await inTransaction(db, async (tx) => {
          const name = `race-${writer}-${i}.com.store`;
          const subject = { kind: "name", id: name, name };
          await recordAudit(tx, member, { action: "names.renew", accountId: account.id, subject });
          // Ids are given out now, commits come in another order.
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
        });
      }
    });
    const seen: string[] = [];
    const follow = async () => {
      for (let after = before; ; ) {
        const lines = await exported({ after, limit: 7 });
        seen.push(...lines.map(({ record }) => String(record.subject_name)));
        after = lines.at(-1)?.cursor ?? after;
        if (!isWriting && seen.length >= 150) return;
        if (lines.length === 0) await new Promise((resolve) => setTimeout(resolve, 2));
      }
    };
    const following = follow();
    await Promise.all(writers);
    isWriting = false;
    await following;
    expect(seen).toHaveLength(150);
    expect(new Set(seen).size).toBe(150);
  });

  it("is in the order in which rows are sealed", async () => {
    await vi.waitFor(async () => {
      await sealLogs(systemContext(db, "seal_logs", new Date(), "job_1"));
      const { rows } = await db.pool.query(
        `select r.id::text as id from audit_seal s, unnest(s.row_ids) with ordinality as r (id, n)
          where s.log = 'audit' order by s.id, r.n`,
      );
      const lines = await exported();
      expect(lines.map(({ record }) => record.id)).toEqual(rows.map(({ id }) => id));
    }, 10_000);
  });

  it("takes no cursor that is not its own", async () => {
    expect(await codeOf(exportLog(operator, exportLogInput.parse({ after: "MTIz" })))).toBe("invalid_value");
  });

  it("is for operators and token holders: to others it is not there", async () => {
    const input = exportLogInput.parse({});
    expect(await codeOf(exportLog(member, input))).toBe("not_found");
    expect(await codeOf(exportLog({ ...member, actor: { kind: "anonymous" } }, input))).toBe(
      "unauthenticated",
    );
    expect(await codeOf(exportLog(systemContext(db, "seal_logs", new Date(), "r"), input))).toBe(
      "unauthenticated",
    );
    expect(await codeOf(exportLog(systemContext(db, EXPORTER, new Date(), "r"), input))).toBeNull();
    expect(await codeOf(exportAudit(member, exportAuditInput.parse({})))).toBe("not_found");
  });
});

describe("operators", () => {
  const names = async (over: object) =>
    (await listAudit(operator, listAuditInput.parse({ subject: "find-", ...over }))).entries.map(
      ({ subjectName }) => subjectName,
    );

  it("find entries by who, action, subject, account, door, request and time", async () => {
    const other = await buildAccount(db, { organization: "Other" });
    await note(member, "find-a.com.store");
    await note({ ...member, door: "epp", requestId: "req_find" }, "find-b.com.store", "dns.apply");
    await note(
      { ...operator, now: new Date("2027-01-01T00:00:00Z") },
      "find-100%.com.store",
      "names.hold",
      other.id,
    );
    expect(await names({})).toEqual(["find-100%.com.store", "find-b.com.store", "find-a.com.store"]);
    expect(await names({ actor: account.owner.email.toUpperCase() })).toEqual([
      "find-b.com.store",
      "find-a.com.store",
    ]);
    expect(await names({ action: "names." })).toEqual(["find-100%.com.store", "find-a.com.store"]);
    expect(await names({ action: "dns.apply" })).toEqual(["find-b.com.store"]);
    expect(await names({ subject: "D-100%" })).toEqual(["find-100%.com.store"]);
    expect(await names({ account: other.number })).toEqual(["find-100%.com.store"]);
    expect(await names({ account: 999_999 })).toEqual([]);
    expect(await names({ door: "epp" })).toEqual(["find-b.com.store"]);
    expect(await names({ requestId: "req_find" })).toEqual(["find-b.com.store"]);
    expect(await names({ since: "2026-12-01T00:00:00Z" })).toEqual(["find-100%.com.store"]);
    expect(await names({ until: "2026-12-01T00:00:00+02:00" })).toEqual([
      "find-b.com.store",
      "find-a.com.store",
    ]);
    await vi.waitFor(async () => {
      const input = exportAuditInput.parse({ subject: "find-", action: "names.", limit: 1 });
      const [first] = await collect(exportAudit(operator, input));
      const [second, ...rest] = await collect(exportAudit(operator, { ...input, after: first?.cursor }));
      expect([first, second].map((line) => line?.record.subject_name)).toEqual([
        "find-a.com.store",
        "find-100%.com.store",
      ]);
      expect(rest).toEqual([]);
    }, 10_000);
  });

  it("turn pages that neither skip nor repeat", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAudit(operator, listAuditInput.parse({ subject: "race-", limit: 40, cursor }));
      seen.push(...page.entries.map(({ subjectName }) => subjectName));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(150);
    expect(seen).toHaveLength(150);
  });

  it("see how far the logs are sealed, and verify them part by part", async () => {
    await vi.waitFor(async () => {
      await sealLogs({ ...systemContext(db, "seal_logs", new Date(), "job_1"), signer });
      const { chains, fingerprint } = await loadChains({ ...operator, signer });
      expect(fingerprint).toBe(signer.fingerprint);
      expect(chains.map(({ checkpoint }) => checkpoint?.fingerprint)).toEqual([fingerprint, fingerprint]);
      expect(chains.map(({ log, waiting }) => [log, waiting])).toEqual([
        ["audit", 0],
        ["commands", 0],
      ]);
      expect(chains[0]?.head?.hash).toMatch(/^[0-9a-f]{64}$/);
    }, 10_000);
    const part = await verifyPart({ ...operator, signer }, { log: "audit", afterSeal: "0" });
    expect(part).toMatchObject({ fault: null, isDone: true });
    const rest = await verifyPart({ ...operator, signer }, { log: "audit", afterSeal: part.sealId });
    expect(rest).toMatchObject({ fault: null, isDone: true, rows: 0 });
    expect(await codeOf(verifyPart(operator, { log: "commands", afterSeal: "999999" }))).toBe("not_found");
  });

  it("alone see it", async () => {
    expect(await codeOf(listAudit(member, listAuditInput.parse({})))).toBe("not_found");
    expect(await codeOf(loadChains(member))).toBe("not_found");
    expect(await codeOf(verifyPart(member, { log: "audit", afterSeal: "0" }))).toBe("not_found");
  });
});
