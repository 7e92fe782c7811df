import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type Lie, StubServer } from "@/testing/stub-registrar";
import { main } from "./main";

const archive = mkdtempSync(join(tmpdir(), "portolan-ote-"));
afterAll(() => rmSync(archive, { recursive: true }));

async function client(lies: readonly Lie[], only: string, ...more: string[]) {
  const server = new StubServer(...lies);
  const lines: string[] = [];
  const keep = (line: string) => lines.push(line);
  const base = await server.listen();
  const args = ["--base", base, "--tld", "example", "--archive", archive, "--only", only, ...more];
  try {
    const code = await main(args, { env: { PORTOLAN_KEY: "secret-key" }, say: keep, note: keep });
    return { code, failed: lines.filter((line) => line.startsWith("✗")), last: lines.at(-1), lines };
  } finally {
    server.close();
  }
}

const EVERYTHING =
  "check-available,create-again,create-two-years,claim,renew-again,renew-five-years,transfer-again,nameservers,delete-again,key-conflict,rate-limit,pending-backend,poll";

test("a server that speaks the dialect without anything of ours passes", { timeout: 30_000 }, async () => {
  const { code, failed, last } = await client([], EVERYTHING);
  expect(failed).toEqual([]);
  expect(last).toMatch(/^\d+ passed, 0 failed$/);
  expect(code).toBe(0);
});

test.each<[Lie, string, string]>([
  ["does it twice", "create-again", "does not say idempotent true: it may have been done twice"],
  [
    "replays another expiry",
    "renew-again",
    'expires_at was "2028-01-01T00:00:00Z" and is "2029-01-01T00:00:00Z"',
  ],
  ["expires a day late", "create", "expires at 2027-01-02T00:00:00Z instead of 2027-01-01T00:00:00Z"],
  ["renews for a month", "renew", "expires at 2027-02-01T00:00:00Z instead of 2028-01-01T00:00:00Z"],
  ["hides Retry-After", "rate-limit", "was answered 429 without Retry-After"],
  ["limits again after the wait", "rate-limit", "was answered 429 again after the 1 s that it asked to wait"],
  ["has no limit", "rate-limit", "were all answered: no limit was met"],
  ["takes a key twice", "key-conflict", "was answered 202 instead of 409"],
  ["takes a claimed name", "claim", "was answered 202 instead of 400 or 403 or 409 or 422"],
  ["answers for real", "update", "was answered 201 instead of 202"],
  ["hides commands", "create,poll", "does not show POST /domains with the key ote-create-001"],
  ["shows another channel", "create,poll", "shows a command of the channel channel-2 instead of channel-1"],
])("a server that %s is found out", { timeout: 30_000 }, async (lie, step, reason) => {
  const { code, failed } = await client([lie], step);
  expect(failed.join("\n")).toContain(reason);
  expect(code).toBe(1);
});

test.each<Lie>(["is down for a moment", "hangs up"])(
  "a server that %s is asked again with the same key",
  { timeout: 30_000 },
  async (mishap) => {
    const { code, lines } = await client([mishap], "create-again");
    expect(lines.join("\n")).toMatch(/waiting: (503|no answer)/);
    expect(code).toBe(0);
  },
);

test("what a test left behind is told, and a code of its own helps", { timeout: 30_000 }, async () => {
  const server = new StubServer();
  const base = await server.listen();
  const lines: string[] = [];
  const keep = (line: string) => lines.push(line);
  const run = (...more: string[]) =>
    main(["--base", base, "--tld", "example", "--archive", archive, "--only", "create", ...more], {
      env: { PORTOLAN_KEY: "secret-key" },
      say: keep,
      note: keep,
    });
  try {
    expect(await run()).toBe(0);
    expect(await run()).toBe(1);
    expect(lines.join("\n")).toContain("recorded result of an earlier test");
    expect(await run("--run", "k7f3")).toBe(0);
  } finally {
    server.close();
  }
});
