import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { toolsApi } from "@/api/rest/cloudflare-v4/app";
import { memoryLimiter } from "@/services/rate-limits/limiter";
import { startRegistration } from "@/services/workflows/start-registration";
import { type BuiltAccount, buildAccount, buildKey, keyContext, NOW } from "@/testing/builders";
import { buildDefaultContact } from "@/testing/contacts";
import { openTestRegistry } from "@/testing/registry";
import { type Served, serveLocally } from "@/testing/serve";
import { runWorkflowJobs, workflowJob } from "@/testing/workflow-jobs";
import { run } from "./main";
import type { Terminal } from "./terminal";

let db: Awaited<ReturnType<typeof openTestRegistry>>;
let portal: Served;
let account: BuiltAccount;
let token: string;
let dir: string;

beforeAll(async () => {
  db = await openTestRegistry();
  portal = await serveLocally(
    toolsApi({
      db,
      publicUrl: "https://portal.test",
      limiter: memoryLimiter(1_000_000),
      trustedProxies: [],
      now: () => NOW,
      onDefect: (error) => {
        throw error;
      },
    }),
  );
  account = await buildAccount(db, { balance: 1_000_000 });
  await buildDefaultContact(db, account);
  token = (await buildKey(db, account)).key;
  dir = mkdtempSync(join(tmpdir(), "portolan-client-"));
});
afterAll(async () => {
  await portal.close();
  await db.close();
  rmSync(dir, { recursive: true });
});

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly notes: string;
}

/** A command at a terminal where somebody gives `answers`, or where nobody is when there are none. */
async function cli(
  args: readonly string[],
  over: {
    answers?: readonly string[];
    env?: Record<string, string>;
    input?: string;
    interrupt?: AbortSignal;
    progress?: () => void;
  } = {},
): Promise<Ended> {
  const [out, notes]: [string[], string[]] = [[], []];
  const answers = [...(over.answers ?? [])];
  const terminal: Terminal = {
    env: { PORTOLAN_URL: portal.url, PORTOLAN_TOKEN: token, ...over.env },
    isInteractive: over.answers !== undefined,
    hasColours: false,
    interrupted: over.interrupt ?? new AbortController().signal,
    say: (line) => out.push(line),
    note: (line) => notes.push(line),
    progress: over.progress ?? (() => undefined),
    ask: async (question) => {
      notes.push(question);
      return answers.shift() ?? "";
    },
    readInput: async () => over.input ?? "",
  };
  const code = await run(args, terminal);
  return { code, out: out.join("\n"), notes: notes.join("\n") };
}

const file = (name: string, content: string) => {
  writeFileSync(join(dir, name), content);
  return join(dir, name);
};

describe("names", () => {
  it("are found, checked and registered once somebody has agreed to the price", async () => {
    const found = await cli(["search", "corner", "bakery", "--limit", "3"]);
    expect(found.code).toBe(0);
    expect(found.out.split("\n")).toHaveLength(3);
    expect(found.out).toContain("29.99 USD the first year, then 29.99 USD");

    const name = "corner-bakery.com.store";
    const nobody = await cli(["register", name]);
    expect([nobody.code, nobody.notes]).toEqual([2, expect.stringContaining("add --yes if you agree")]);
    const no = await cli(["register", name, "--years=2"], { answers: ["n"] });
    expect([no.code, no.notes]).toEqual([1, expect.stringContaining("Register it for 59.98 USD? [y/N]")]);
    expect(await db.prisma.name.count()).toBe(0);

    const yes = await cli(["register", name, "--years=2", "--auto-renew"], { answers: ["y"] });
    expect([yes.code, yes.out]).toEqual([0, `Registered ${name} until 2028-11-21.`]);
    expect(await db.prisma.name.findFirst()).toMatchObject({ fqdn: name, autoRenew: true, privacy: true });

    const checked = await cli(["check", name, "swap.defiwallet", "quarry.com.store"]);
    expect(checked.code).toBe(1);
    const [taken, premium, free] = checked.out.split("\n");
    expect(taken).toMatch(/^corner-bakery\.com\.store +not available$/);
    expect(premium).toMatch(/^swap\.defiwallet +premium +1500\.00 USD/);
    expect(free).toMatch(/^quarry\.com\.store +free +29\.99 USD/);
    expect((await cli(["register", name, "--yes"])).notes).toContain("cannot be registered: not available");
    expect((await cli(["check", "quarry.com.store", "a b"])).notes).toContain("a b");
  });

  it("of a premium are bought only by who says so", async () => {
    const name = "swap.defiwallet";
    const refused = await cli(["register", name, "--yes"]);
    expect([refused.code, refused.notes]).toEqual([2, expect.stringContaining("add --accept-premium")]);
    const bought = await cli(["register", name, "--yes", "--accept-premium"]);
    expect([bought.code, bought.notes]).toEqual([
      0,
      `${name}, a premium name, costs 1500.00 USD for 1 year.`,
    ]);
  });

  it("are renewed once, listed, and looked at", async () => {
    const name = "corner-bakery.com.store";
    const renewed = await cli(["renew", name], { answers: ["yes"] });
    expect([renewed.code, renewed.out]).toEqual([0, `Renewed ${name} until 2029-11-21.`]);
    expect(renewed.notes).toContain("Renew it for 1 year, for 29.99 USD?");
    const listed = await cli(["names"]);
    expect(listed.out.split("\n")[1]).toMatch(/^corner-bakery\.com\.store +active +2029-11-21 +yes +yes$/);
    const json = await cli(["list", "--limit", "1", "--json"]);
    expect(JSON.parse(json.out)).toMatchObject([{ domain_name: name, auto_renew: true }]);
    expect((await cli(["status", name])).out).toBe(`The renewal of ${name} succeeded.`);
    expect((await cli(["whoami"])).out).toContain(account.organization);
    const other = await cli(["renew", "nobody.com.store", "--yes"]);
    expect([other.code, other.notes]).toEqual([1, expect.stringContaining("nobody.com.store")]);
  });

  it("that a person has to do something for first are said so, and not waited for", async () => {
    const poor = await buildAccount(db);
    await buildDefaultContact(db, poor);
    const env = { PORTOLAN_TOKEN: (await buildKey(db, poor)).key };
    const waiting = await cli(["register", "meadow.com.store", "--yes"], { env });
    expect(waiting.code).toBe(3);
    expect(waiting.out).toContain("Missing: 29.99 USD");
    expect(waiting.out).toContain("npx portolan status meadow.com.store");
  });
});

describe("a request that goes on", () => {
  it("is followed to its end, or left to the portal by Ctrl-C", async () => {
    const name = "ferry.com.store";
    const ctx = { ...(await keyContext(db, account)), door: "cloudflare_v4" as const };
    await startRegistration(ctx, { name, autoRenew: false, privacy: true });
    const stop = new AbortController();
    const left = await cli(["status", name], { interrupt: stop.signal, progress: () => stop.abort() });
    expect([left.code, left.notes]).toEqual([130, expect.stringContaining(`npx portolan status ${name}`)]);
    let carried: Promise<unknown> | null = null;
    const followed = await cli(["status", name], {
      progress: () => {
        carried ??= runWorkflowJobs(workflowJob(db));
      },
    });
    await carried;
    expect([followed.code, followed.out]).toEqual([0, `The registration of ${name} succeeded.`]);
  });
});

describe("DNS", () => {
  const name = "corner-bakery.com.store";

  it("is changed by a batch, once the difference was shown and agreed to", async () => {
    const changes = file(
      "changes.json",
      JSON.stringify([
        { type: "A", name: "www", content: "192.0.2.1", ttl: 300 },
        { type: "MX", name: "@", content: `mail.${name}`, priority: 10 },
      ]),
    );
    const planned = await cli(["dns", "apply", name, changes, "--dry-run"]);
    expect([planned.code, planned.out]).toEqual([0, ""]);
    expect(planned.notes).toContain(`${name}: 0 to remove, 2 to add\n+  www  300   A   192.0.2.1`);
    expect((await cli(["dns", "list", name, "--type", "a"])).out).toBe(`${name} has no such records.`);
    expect((await cli(["dns", "apply", name, changes], { answers: [""] })).code).toBe(1);
    expect((await cli(["dns", "apply", name, changes], { answers: ["y"] })).out).toBe(`Applied to ${name}.`);

    const gone = JSON.stringify({ deletes: [{ type: "a", name: "www" }] });
    const piped = await cli(["dns", "apply", name, "-", "--yes"], { input: gone });
    expect(piped.notes).toContain(`-  www.${name}  300  A  192.0.2.1`);
    expect((await cli(["dns", "list", name])).out).toMatch(/MX +10 mail\.corner-bakery\.com\.store$/);
    for (const [text, message] of [
      ["{", "not valid JSON"],
      ["{}", "are empty"],
      ['{"creates":[]}', "have 'creates'"],
      ['{"deletes":[{"type":"A","name":"www"}]}', "No record of the zone is A www"],
      ['{"patches":[{"id":"x"}]}', "No record of the zone has the id x"],
    ] as const) {
      const wrong = await cli(["dns", "apply", name, "-", "--yes"], { input: text });
      expect([wrong.code, wrong.notes], text).toEqual([2, expect.stringContaining(message)]);
    }
    const bad = JSON.stringify({ posts: [{ type: "A", name: "x", content: "2001:db8::1" }] });
    const refused = await cli(["dns", "apply", name, "-", "--yes"], { input: bad });
    expect([refused.code, refused.notes]).toEqual([1, expect.stringContaining("/posts/0/content")]);
  });

  it("is exported and imported as a zone file, without what is there already", async () => {
    const { out } = await cli(["dns", "export", name]);
    expect(out).toContain(`10 mail.${name}.`);
    const zone = file("zone.txt", `${out}\nshop 600 IN A 192.0.2.7\n`);
    const imported = await cli(["dns", "import", name, zone, "--yes"]);
    expect(imported.notes).toBe(`${name}: 0 to remove, 1 to add\n+  shop  600  A  192.0.2.7`);
    expect(imported.out).toMatch(/, 1 added\.$/);
    const again = await cli(["dns", "apply", name, zone, "--yes"]);
    expect([again.code, again.notes]).toEqual([0, expect.stringContaining("nothing to do")]);
    const faulty = await cli(["dns", "import", name, "-", "--yes"], { input: "x A 1.2.3\ny A 192.0.2.1\n" });
    expect([faulty.code, faulty.notes]).toEqual([1, expect.stringContaining("Line 1: ")]);
    expect((await cli(["dns", "export", "nobody.com.store"])).notes).toBe(
      "There is no zone nobody.com.store for this token.",
    );
  });
});

describe("what goes wrong", () => {
  it.each([
    [["names"], { PORTOLAN_URL: "" }, 2, "PORTOLAN_URL=https://portal.example"],
    [["names"], { PORTOLAN_URL: "portal.example" }, 2, "begins with https://"],
    [["names"], { PORTOLAN_TOKEN: "" }, 2, "PORTOLAN_TOKEN, or --token-file"],
    [["names", "--token=x"], {}, 2, "which others see"],
    [["names", "--token-file", "/nowhere"], {}, 2, "cannot be read (ENOENT)"],
    [["names", "--colour"], {}, 2, "Unknown option '--colour'"],
    [["dns", "burn"], {}, 2, "dns takes list, apply, import or export"],
    [["check"], {}, 2, "at least one full name"],
    [["register", "a.b", "c.d"], {}, 2, "nothing more"],
    [["register", "quarry.com.store", "--years", "one"], {}, 2, "--years is a whole number"],
    [["register", "quarry.com.store", "--years", "11", "--yes"], {}, 1, "at /years"],
    [["names"], { PORTOLAN_TOKEN: `sk_live_${"0".repeat(40)}` }, 1, "Check the token in PORTOLAN_TOKEN"],
    [["names"], { PORTOLAN_TOKEN: "your_token" }, 1, "Check the token in PORTOLAN_TOKEN"],
    [["names"], { PORTOLAN_ACCOUNT: "0".repeat(32) }, 1, "The token may not do this"],
    [["names"], { PORTOLAN_URL: "http://127.0.0.1:9" }, 4, "127.0.0.1:9"],
    [["names"], { PORTOLAN_URL: "https://nowhere.invalid" }, 4, "https://nowhere.invalid "],
  ])("%j with %j ends with %i: %s", async (args, env, code, message) => {
    const ended = await cli(args, { env: env as Record<string, string> });
    expect([ended.code, ended.out, ended.notes]).toEqual([code, "", expect.stringContaining(message)]);
    expect(ended.notes).not.toContain(token);
  });

  it("is said of an address where no portal is, and the token follows no redirect", async () => {
    const seen: string[] = [];
    const server = createServer((request, response) => {
      seen.push(request.url ?? "");
      if (request.url?.startsWith("/away"))
        response.writeHead(302, { location: "https://elsewhere.example/" });
      response.end("<html>");
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const { port } = server.address() as { port: number };
    const at = (path: string) => cli(["names", "--url", `http://127.0.0.1:${port}${path}`]);
    expect(await at("/")).toMatchObject({
      code: 4,
      notes: expect.stringContaining("answered HTTP 200 and no JSON"),
    });
    expect((await at("/away")).notes).toContain("a redirect to https://elsewhere.example/");
    expect(seen).toEqual(["/client/v4/accounts", "/away/client/v4/accounts"]);
    server.close();
  });

  it("is an interruption, which ends at once", async () => {
    const ended = await cli(["names"], { interrupt: AbortSignal.abort() });
    expect([ended.code, ended.notes]).toEqual([130, "Interrupted."]);
  });
});

it("the program itself takes its settings from the environment and a file, and keeps its outputs apart", async () => {
  const secret = file("token", `${token}\n`);
  const spawned = (args: string[], env: Record<string, string>) =>
    new Promise<Ended>((done) => {
      const script = resolve("scripts/portolan.mjs");
      const options = {
        cwd: dir,
        env: { PATH: process.env.PATH ?? "", ...env } as unknown as NodeJS.ProcessEnv,
      };
      execFile(process.execPath, [script, ...args], options, (error, out, notes) =>
        done({ code: typeof error?.code === "number" ? error.code : 0, out, notes }),
      );
    });
  const [listed, unsure, unknown] = await Promise.all([
    spawned(["names", "--json", "--token-file", "token"], { PORTOLAN_URL: portal.url }),
    spawned(["register", "quarry.com.store"], { PORTOLAN_URL: portal.url, PORTOLAN_TOKEN: token }),
    spawned(["burn"], {}),
  ]);
  expect([listed.code, listed.notes, JSON.parse(listed.out).length]).toEqual([0, "", 3]);
  expect(secret).not.toBe("");
  expect([unsure.code, unsure.out]).toEqual([2, ""]);
  expect(unsure.notes).toMatch(/^quarry\.com\.store costs 29\.99 USD for 1 year\.\nNobody can be asked here/);
  expect(unknown).toMatchObject({
    code: 2,
    out: "",
    notes: expect.stringContaining("There is no such command"),
  });
});
