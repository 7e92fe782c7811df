import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { readZip } from "@/lib/zip-reader";
import type { Context } from "@/services/context";
import { LIMITS } from "@/services/evidence-archive/format";
import { verifyArchive } from "@/services/evidence-archive/verify";
import { addNote } from "@/services/ote/add-note";
import { attachPollEvidence } from "@/services/ote/attach-poll";
import { refuseRun } from "@/services/ote/end-run";
import { loadRun } from "@/services/ote/load-run";
import { retryStep } from "@/services/ote/retry-step";
import { signOff } from "@/services/ote/sign-off";
import { startRun } from "@/services/ote/start-run";
import { buildSession, buildUser, userContext } from "@/testing/builders";
import { type BuiltChannel, buildChannel } from "@/testing/channels";
import { passRun, SECRETS } from "@/testing/ote-client";
import { openRegistrar } from "@/testing/registrar";
import { openTestRegistry } from "@/testing/registry";
import { buildSigner } from "@/testing/signer";
import { sessionCookieName } from "./cookies";
import { EVIDENCE_PATH, evidence } from "./evidence";

const publicUrl = "https://portal.test";
const signer = buildSigner();
let db: Database;
let ctx: Context;
let cookie: string;
let fetchEvidence: (runId: string, file: string, headers?: Record<string, string>) => Promise<Response>;

beforeAll(async () => {
  db = await openTestRegistry();
  const user = await buildUser(db, { operatorRole: "certifier" });
  ctx = await userContext(db, null, { user, operatorRole: "certifier" });
  const { token } = await buildSession(db, user, null);
  cookie = `${sessionCookieName(publicUrl)}=${token}`;
  const app = evidence({ db, publicUrl, signer, trustedProxies: [], onDefect: (error) => fail(error) });
  fetchEvidence = async (runId, file, headers = { cookie }) =>
    app.request(`${EVIDENCE_PATH}/${runId}/${file}`, { headers });
});
afterAll(() => db.close());

function fail(error: unknown): never {
  throw error;
}

async function start(channel: BuiltChannel) {
  const about = { slug: channel.slug, namespace: "defiwallet", name: "Run | with `ticks`" };
  const { number } = await startRun(ctx, { ...about, requiresSecondOperator: false });
  return loadRun(ctx, { number });
}

async function textOf(runId: string, file: string): Promise<string> {
  const response = await fetchEvidence(runId, file);
  expect(response.status).toBe(200);
  return response.text();
}

describe("the evidence of a certified run", () => {
  let channel: BuiltChannel;
  let runId: string;
  let key: string;

  beforeAll(async () => {
    channel = await buildChannel(db);
    const run = await start(channel);
    runId = run.id;
    await passRun(db, channel, "defiwallet", run.plan.names);
    key = (await db.prisma.apiKey.findFirstOrThrow({ where: { channelId: channel.id } })).hash;
    await retryStep(ctx, { number: run.number, step: "status", reason: "Once more" });
    await (await openRegistrar(db, channel))("preflight");
    await attachPollEvidence(ctx, { number: run.number, title: "The feed" });
    await addNote(ctx, { number: run.number, step: "create", text: "# no heading\n| no | table |" });
    await signOff(ctx, { number: run.number, statement: "Seen, all of it" });
  });

  test("has the template's head and table, every try, notes, attachments, the sign-off and hashes", async () => {
    const markdown = await textOf(runId, "evidence-archive.md");
    const { code } = await db.prisma.oteRun.findUniqueOrThrow({ where: { id: runId } });
    for (const line of [
      `| Registrar channel | ${channel.slug} |`,
      `| Registrar channel id | ${channel.id} |`,
      "| Test TLD | defiwallet |",
      `| Technical contact | Grace Hopper &lt;technical@${channel.slug}.example> |`,
      "| API client | acme-client 2.1 |",
      "| Base URL | https://portal.test/api/v1/registrar/v1 |",
      "| Test | Endpoint | Idempotency key | Domain | First status | Retry status | Audit id | Channel id | Poll evidence | Pass/fail | Notes |",
      "**The registrar is certified.** Certified until 2027-11-21T09:00:00Z.",
      "> \\# no heading",
      "> Seen, all of it",
      "> Once more",
    ]) {
      expect(markdown).toContain(line);
    }
    const again = markdown.split("\n").find((line) => line.startsWith("| Send the same create again |"));
    expect(again).toMatch(
      `| POST /domains | ote-create-001 | ote-create-${code}.defiwallet | 202 sandbox | 202 sandbox, idempotent (`,
    );
    expect(again).toMatch(/\| #\d+, #\d+ \| [0-9a-f-]{36} \| #\d+ \| pass \|/);
  });

  test("is the same, byte for byte, at each export", async () => {
    for (const file of ["evidence-archive.md", "evidence-archive.json"]) {
      expect(await textOf(runId, file)).toBe(await textOf(runId, file));
    }
    const zip = async () =>
      Buffer.from(await (await fetchEvidence(runId, "evidence-archive.zip")).arrayBuffer());
    const first = await zip();
    await db.prisma.channel.update({
      where: { id: channel.id },
      data: { company: "Renamed", clientVersion: "9" },
    });
    await (await openRegistrar(db, channel))("preflight");
    expect((await zip()).equals(first)).toBe(true);
  });

  test("is an archive that verifies against the registry's key, with every command that proves a step", async () => {
    const response = await fetchEvidence(runId, "evidence-archive.zip");
    expect(response.headers.get("content-disposition")).toMatch(/^attachment; filename="ote-.*\.zip"$/);
    const bytes = new Uint8Array(await response.arrayBuffer());
    const verdict = verifyArchive(bytes, { keys: [signer.fingerprint] });
    expect(verdict).toMatchObject({ isGood: true, faults: [], trust: "pinned", manifest: { run_id: runId } });
    const document = JSON.parse(await textOf(runId, "evidence-archive.json"));
    const paths = verdict.manifest?.files.map(({ path }) => path);
    for (const step of document.steps) {
      for (const id of step.attempts.flatMap((attempt: { audit_ids: number[] }) => attempt.audit_ids)) {
        expect(paths).toContain(`commands/${id}.json`);
      }
    }
    for (const { path, sha256 } of document.commands) {
      expect(verdict.manifest?.files).toContainEqual(expect.objectContaining({ path, sha256 }));
    }
    expect(document.result).toMatchObject({ state: "certified", failed: 0, waiting: 0 });
  });

  test("holds no token, no transfer code and nothing of a registrant", async () => {
    const zip = new Uint8Array(await (await fetchEvidence(runId, "evidence-archive.zip")).arrayBuffer());
    const all = [...readZip(zip, LIMITS)].map(({ bytes }) => Buffer.from(bytes ?? []).toString()).join("\n");
    expect(all).toContain("[redacted]");
    for (const secret of [SECRETS.authCode, SECRETS.contact.name, SECRETS.contact.email, key, "192.0.2.7"]) {
      expect(all).not.toContain(secret);
    }
    const keys = await db.prisma.apiKey.findMany({ where: { channelId: channel.id } });
    for (const { hint } of keys) expect(hint.length).toBeLessThan(20);
    expect(all).not.toMatch(/sk_(live|test)_[\w-]{24,}/);
  });
});

test("a registrar's own texts cannot forge a row, a heading or a link", async () => {
  const channel = await buildChannel(db);
  await db.prisma.channel.update({
    where: { id: channel.id },
    data: { company: "Evil | pass |", clientName: "x`y\u202e", clientVersion: "[a](http://b) <script>" },
  });
  const run = await start(channel);
  const send = await openRegistrar(db, channel);
  const sandboxed = { sandbox: true, key: "k|pass|`<b>" };
  await send("create_domain", { name: run.plan.names.create }, sandboxed);
  await refuseRun(ctx, { number: run.number, findings: "1. not a list\n## Sign-off\nSigned by everybody" });
  const markdown = await textOf(run.id, "evidence-archive.md");
  const row = markdown.split("\n").find((line) => line.startsWith("| Register a name |"));
  expect(row).toContain("| k\\|pass\\|\\`&lt;b> |");
  expect(row?.replace(/\\\|/g, "").split("|")).toHaveLength(13);
  expect(markdown).toContain("Evil \\| pass \\|");
  expect(markdown).toContain("x\\`y\uFFFD \\[a\\](http://b) &lt;script>");
  expect(markdown).toContain("> 1\\. not a list\n> \\## Sign-off");
  expect(markdown.match(/^## Sign-off$/gm)).toHaveLength(1);
});

test("to everybody but operators there is nothing", async () => {
  const channel = await buildChannel(db);
  const run = await start(channel);
  const { token } = await buildSession(db, channel.account.owner, channel.account.id);
  const member = { cookie: `${sessionCookieName(publicUrl)}=${token}` };
  for (const format of ["md", "json", "zip"]) {
    const file = `evidence-archive.${format}`;
    expect((await fetchEvidence(run.id, file, {})).status).toBe(404);
    expect((await fetchEvidence(run.id, file, member)).status).toBe(404);
    expect((await fetchEvidence(run.id, file)).status).toBe(200);
  }
  for (const [id, file] of [
    [run.id, "evidence-archive.exe"],
    [run.id, "evidence-archive.md.bak"],
    ["019f0000-0000-7000-8000-000000000000", "evidence-archive.md"],
    ["..%2f..", "evidence-archive.md"],
  ] as const) {
    expect((await fetchEvidence(id, file)).status).toBe(404);
  }
});
