import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { CATALOGUE, type ErrorCode } from "@/services/error-catalogue";
import { EVENT_TYPES, EVENTS } from "@/services/events/catalogue";
import { STEPS } from "@/services/ote/steps/all";
import { COMMAND_NAMES, COMMANDS } from "@/services/registrar/commands";
import { openTestRegistry } from "@/testing/registry";
import { RULES } from "../mcp/instructions";
import { TOOLS } from "../mcp/tools";
import { docs } from "./app";
import { listPages } from "./site";
import { verificationExamples } from "./webhook-guide";

const PORTAL = "https://portal.test";
let db: Database;
let get: (path: string, headers?: Record<string, string>) => Promise<Response>;

beforeAll(async () => {
  db = await openTestRegistry();
  const app = docs({ db, publicUrl: PORTAL });
  get = async (path, headers = {}) => app.request(path, { headers });
});
afterAll(() => db.close());

const text = async (path: string) => (await get(path)).text();
const codes = Object.keys(CATALOGUE) as ErrorCode[];

describe("the docs", () => {
  test("every page is there as HTML and as Markdown, from one source", async () => {
    for (const { path, title, description } of listPages()) {
      const page = await get(path);
      expect(page.status, path).toBe(200);
      expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
      expect(page.headers.get("set-cookie")).toBeNull();
      const html = await page.text();
      expect(html).toContain(`<title>${title.replace("&", "&amp;")} · Portolan</title>`);
      expect(html, path).toContain('<meta name="description"');
      expect(html.match(/<h1>/g), path).toHaveLength(1);
      expect(html, path).not.toMatch(/undefined|\[object|NaN/);

      const source = await get(`${path}.md`);
      expect(source.status, path).toBe(200);
      expect(source.headers.get("content-type")).toBe("text/markdown; charset=utf-8");
      const markdown = await source.text();
      expect(markdown.startsWith(`# ${title}\n\n${description}\n`), path).toBe(true);
      const headings = [...markdown.matchAll(/^## (.+)$/gm)].length;
      expect([...html.matchAll(/<h2 id=/g)], path).toHaveLength(headings);
    }
  });

  test("every link within the docs leads to a page, every anchor to its heading", async () => {
    const paths = new Map<string, string>();
    for (const { path } of listPages()) paths.set(path, await text(path));
    for (const [path, html] of paths) {
      for (const [, href = ""] of html.matchAll(/href="([^"]+)"/g)) {
        const [target = "", anchor] = href.split("#");
        if (target !== "" && !target.startsWith("/docs")) continue;
        const shown = paths.get(target === "" ? path : target);
        if (shown === undefined) expect((await get(target)).status, `${href} on ${path}`).toBe(200);
        if (anchor !== undefined && anchor !== "content") {
          expect(shown, `${href} on ${path}`).toContain(`id="${anchor}"`);
        }
      }
    }
  });

  test("Markdown that is read elsewhere leads back here", async () => {
    expect(await text("/docs/registrar.md")).toContain(`(${PORTAL}/docs/registrar/handoff-packet)`);
  });

  test("pages may be kept for some minutes, and are not sent again to who has them", async () => {
    const first = await get("/docs/registrar");
    expect(first.headers.get("cache-control")).toBe("public, max-age=300");
    const again = await get("/docs/registrar", { "if-none-match": first.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
  });

  test("what is not documented is a page that says so", async () => {
    const missing = await get("/docs/registrar/nothing");
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain("There is no such page");
    expect((await get("/docs/errors/nothing.md")).status).toBe(404);
    expect((await get("/docs/errors/%3Cscript%3E")).status).toBe(404);
  });

  test("style and faces come from here, and the page loads nothing else", async () => {
    const page = await get("/docs");
    const [, style = ""] = /rel="stylesheet" href="([^"]+)"/.exec(await page.text()) ?? [];
    expect((await get(style)).headers.get("content-type")).toContain("text/css");
    expect((await get("/docs/fonts/geist.woff2")).status).toBe(200);
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  });
});

describe("the handoff packet", () => {
  test("has every command and scope, every namespace and this server's address", async () => {
    const packet = await text("/docs/registrar/handoff-packet.md");
    for (const name of COMMAND_NAMES) {
      expect(packet).toContain(`\`${COMMANDS[name].http}\``);
      expect(packet).toContain(`\`${COMMANDS[name].scope}\``);
    }
    expect(packet).toContain(`${PORTAL}/api/v1/registrar/v1`);
    expect(packet).toMatch(/\| `defiwallet` \| \$\d/);
  });
});

describe("the OT&E checklist", () => {
  test("has every step with what it is judged by, and a request that can be pasted", async () => {
    const checklist = await text("/docs/registrar/ote-checklist.md");
    for (const step of STEPS) expect(checklist, step.id).toContain(`### ${step.title}`);
    expect(checklist).toContain(`curl -s \\\n  -X POST "${PORTAL}/api/v1/registrar/v1/domains"`);
  });
});

describe("for agents", () => {
  test("llms.txt has what is on offer, every API and the rules, and links that lead somewhere", async () => {
    const answer = await get("/llms.txt");
    expect(answer.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    const llms = await answer.text();
    expect(llms).toMatch(/^# Portolan\n\n> /);
    expect(llms).toContain("Extensions on offer: `com.store`, `defiwallet`");
    for (const path of ["/mcp", "/client/v4", "/api/v2", "/api/v1/registrar/v1"]) {
      expect(llms).toContain(`: ${PORTAL}${path}`);
    }
    for (const rule of RULES) expect(llms).toContain(rule);
    for (const [, path = ""] of llms.matchAll(/\(https:\/\/portal\.test(\/docs[^)]*)\)/g)) {
      expect((await get(path)).status, path).toBe(200);
    }
  });

  test("a page has every tool with its scopes", async () => {
    const page = await text("/docs/agents.md");
    for (const { name, scopes } of TOOLS) {
      expect(page).toContain(`| \`${name}\` |`);
      for (const scope of scopes) expect(page).toContain(`\`${scope}\``);
    }
  });
});

describe("the docs of webhooks", () => {
  test("are the guide of the repository, without what is for operators, with this server's address", async () => {
    const guide = await text("/docs/webhooks.md");
    expect(guide).toContain(`curl ${PORTAL}/api/v2/webhooks`);
    for (const left of ["How it works", "WEBHOOK_ALLOW", "<!--", "decisions/"])
      expect(guide).not.toContain(left);
    expect(verificationExamples().map(({ language }) => language)).toEqual([
      "TypeScript",
      "Python",
      "Go",
      "PHP",
    ]);
    for (const { code } of verificationExamples()) expect(guide).toContain(code);
  });

  test("have a page for every event, with its fields, an example and its JSON Schema", async () => {
    const index = await text("/docs/webhooks/events.md");
    for (const type of EVENT_TYPES) {
      expect(index).toContain(`(${PORTAL}/docs/webhooks/events/${type})`);
      const page = await text(`/docs/webhooks/events/${type}.md`);
      for (const field of Object.keys(EVENTS[type].data.shape)) expect(page).toContain(`| \`${field}\` |`);
      expect(page).toContain(`"const": "${type}"`);
    }
  });
});

describe("pages of errors", () => {
  test("there is one for every code, with the code of each dialect", async () => {
    for (const code of codes) {
      const { registrar, v2, epp, http } = CATALOGUE[code];
      const page = await text(`/docs/errors/${code}.md`);
      for (const said of [`\`${registrar}\``, `\`${v2}\``, `\`${epp}\``, `HTTP ${http}`]) {
        expect(page, code).toContain(said);
      }
    }
  });

  test("a code of another dialect leads to the same page", async () => {
    const own = await text("/docs/errors/rate_limited.md");
    expect(await text("/docs/errors/registrar_rate_limit_exceeded.md")).toBe(own);
    expect(await text("/docs/errors/RATE_LIMIT_EXCEEDED.md")).toBe(own);
    expect(own).toContain("Retry-After: 23");
    expect(own).toContain('"code": "registrar_rate_limit_exceeded"');
    expect(own).toContain('"code": "RATE_LIMIT_EXCEEDED"');
    expect(own).toContain('<result code="2502">');
  });
});
