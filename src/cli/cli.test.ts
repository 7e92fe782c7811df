import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { openDatabase } from "@/db/client";
import { newId } from "@/lib/id";
import { sealLogs } from "@/services/audit/seal";
import { systemContext } from "@/services/context";
import { writeArchive } from "@/services/evidence-archive/write";
import { registerSigningKey } from "@/services/signing/keys";
import { createTestDatabase, type TestDatabase } from "@/testing/database";
import { writeAudit, writeCommands } from "@/testing/logs";
import { buildSigner } from "@/testing/signer";
import { run as newToken } from "./new-token";
import { run as verifyAudit } from "./verify-audit";
import { run as verifyEvidence } from "./verify-evidence";

const signer = buildSigner();
let dir: string;
let pem: string;
let otherPem: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), "portolan-cli-"));
  const keep = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(dir, name), content);
    return join(dir, name);
  };
  pem = keep("key.pem", signer.publicKeyPem);
  otherPem = keep("other.pem", buildSigner().publicKeyPem);
  const archive = writeArchive([{ path: "evidence.md", content: "# passed\n" }], signer, {
    runId: "run-7",
    createdAt: new Date("2026-11-21T09:00:00Z"),
  });
  keep("good.zip", archive);
  const touched = Buffer.from(archive);
  const at = touched.indexOf("evidence.md") + 15;
  touched.writeUInt8(touched.readUInt8(at) ^ 1, at);
  keep("touched.zip", touched);
});
afterAll(() => rmSync(dir, { recursive: true }));

/** Exit code and what was said; 2 and the message where it is used wrongly. */
async function result(command: typeof verifyAudit, ...args: string[]): Promise<[number, string]> {
  const lines: string[] = [];
  try {
    const code = await command(args, { say: (line) => lines.push(line) });
    return [code, lines.join("\n")];
  } catch (error) {
    return [2, (error as Error).message];
  }
}

describe("verify evidence.zip", () => {
  it("says whose word it is that nothing was touched", async () => {
    const [code, text] = await result(verifyEvidence, join(dir, "good.zip"));
    expect(code).toBe(0);
    expect(text).toMatch(/^Good, by its own word: run run-7, archived 2026-11-21T09:00:00.000Z, 2 files/);
    expect(text).toContain(signer.fingerprint);
    for (const key of [pem, signer.fingerprint, signer.fingerprint.toUpperCase()]) {
      const pinned = await result(verifyEvidence, join(dir, "good.zip"), "--key", key);
      expect(pinned).toEqual([0, expect.stringMatching(/^Good: run run-7, .*Signed by the key you gave/)]);
    }
  });

  it("names what was touched, and a key that is not the one given", async () => {
    expect(await result(verifyEvidence, join(dir, "touched.zip"))).toEqual([
      1,
      expect.stringMatching(/^Touched: evidence\.md was changed/),
    ]);
    expect(await result(verifyEvidence, join(dir, "good.zip"), `--key=${otherPem}`)).toEqual([
      1,
      expect.stringContaining("which is not the key you gave"),
    ]);
  });

  it.each([
    [[], "Name one archive"],
    [["a.zip", "b.zip"], "Name one archive"],
    [["absent.zip"], "absent.zip cannot be read (ENOENT)"],
    [["absent.zip", "--colour"], "Unknown option '--colour'"],
  ])("%j is used wrongly", async (args, message) => {
    expect(await result(verifyEvidence, ...args)).toEqual([2, expect.stringContaining(message)]);
  });

  it("takes no key that is none", async () => {
    const good = join(dir, "good.zip");
    expect((await result(verifyEvidence, good, "--key", "absent"))[1]).toContain("absent cannot be read");
    expect((await result(verifyEvidence, good, "--key", good))[1]).toContain("holds no Ed25519 public key");
  });
});

describe("verify audit", () => {
  let test: TestDatabase;
  let head: string;
  let ids: string[];
  beforeAll(async () => {
    test = await createTestDatabase();
    const db = openDatabase(test.url);
    await registerSigningKey(db, signer, new Date());
    ids = await writeAudit(test.pool, 1200);
    await writeCommands(test.pool, 3, newId());
    await vi.waitFor(async () => {
      await sealLogs({ ...systemContext(db, "seal_logs", new Date(), "job_1"), signer });
      const { rows } = await test.pool.query("select hash from audit_seal where log = 'audit'");
      head = rows[0].hash;
      expect(rows).toHaveLength(1);
    }, 10_000);
    await db.close();
  });
  afterAll(() => test.drop());

  const verify = (...args: string[]) => result(verifyAudit, "--database-url", test.url, ...args);

  it("counts what fits and says whose keys it trusted", async () => {
    const [code, text] = await verify();
    expect(code).toBe(0);
    expect(text).toMatch(/^audit: 1,200 rows in 1 seals fit, signed up to seal \d+ of .*Z; 0 rows wait/);
    expect(text).toContain("better use --key");
    for (const key of [pem, signer.fingerprint]) {
      const [pinned, words] = await verify("--key", key, "--seen", head);
      expect(pinned).toBe(0);
      expect(words).toContain(`Checked with the key you gave (${signer.fingerprint})`);
    }
  });

  it("names a key and a seal that do not fit", async () => {
    expect(await verify("--key", otherPem)).toEqual([
      1,
      expect.stringContaining("a checkpoint by an unknown key"),
    ]);
    expect(await verify("--seen", "0".repeat(64))).toEqual([
      1,
      expect.stringContaining("is in no chain any more"),
    ]);
  });

  it("is used wrongly without words, with a key nobody knows, a hash that is none, a database that is not there", async () => {
    expect((await verify("now"))[0]).toBe(2);
    expect((await verify("--key", "f".repeat(64)))[1]).toContain("give the PEM file instead");
    expect((await verify("--seen", "x"))[1]).toContain("64 hex digits");
    const nowhere = await result(verifyAudit, "--database-url", "postgresql://a:b@127.0.0.1:1/c");
    expect(nowhere).toEqual([2, expect.stringContaining("The database cannot be reached")]);
    const empty = new URL(test.url);
    empty.pathname = "/postgres";
    expect((await result(verifyAudit, "--database-url", empty.href))[1]).toContain("has no sealed logs");
  });

  it("names the row that was changed, in one line", async () => {
    await test.pool.query("alter table audit_entry disable trigger audit_entry_append_only");
    await test.pool.query(`update audit_entry set subject_name = E'x\\x1b[2J' where id = ${ids[700]}`);
    const [code, text] = await verify();
    expect(code).toBe(1);
    expect(text).toContain(
      `Touched: Audit entry ${ids[700]} (names.register, x?[2J), dated 2026-11-21T09:00:00.000Z,`,
    );
  });
});

it("a new token is said once, with the hash for the settings", async () => {
  const [code, text] = await result(newToken);
  expect(code).toBe(0);
  expect(text).toMatch(/: [\w-]{43}\n.*AUDIT_EXPORT_TOKEN_SHA256=[0-9a-f]{64}$/);
});
