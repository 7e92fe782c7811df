import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lendToPages } from "@/api/lend-to-pages";
import type { Database } from "@/db/client";
import { type BuiltAccount, buildAccount, buildUser, PASSWORD } from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { testSealer } from "@/testing/sealer";
import { buildSecondFactor, codeAt } from "@/testing/second-factor";
import { GET, POST } from "./route";

const HOST = "portal.test";
const COOKIE = "__Secure-portolan.session";

let db: Database;
let account: BuiltAccount;
const defects: unknown[] = [];

beforeAll(async () => {
  db = await openTestRegistry();
  account = await buildAccount(db);
  globalThis.portolan = lendToPages({
    db,
    publicUrl: `https://${HOST}`,
    rateLimitPerHour: 1000,
    sealer: testSealer,
    authSecret: "a secret of at least thirty-two characters",
    onDefect: (error) => defects.push(error),
  });
});
afterAll(() => db.close());

/** A browser's cookies. */
class Jar {
  readonly #cookies = new Map<string, string>();

  get header() {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  value(name: string) {
    return this.#cookies.get(name);
  }

  keep(response: Response): Response {
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "" || /Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(line)) this.#cookies.delete(name);
      else this.#cookies.set(name, value);
    }
    return response;
  }
}

function request(path: string, jar: Jar, form?: Record<string, string>): Request {
  return new Request(`https://${HOST}/api/auth/${path}`, {
    headers: {
      host: HOST,
      cookie: jar.header,
      "x-forwarded-proto": "https",
      "x-forwarded-for": "192.0.2.7",
      "user-agent": "Test browser",
      ...(form ? { "content-type": "application/x-www-form-urlencoded", "x-auth-return-redirect": "1" } : {}),
    },
    ...(form ? { method: "POST", body: new URLSearchParams(form) } : {}),
  });
}

// next-auth asks for a NextRequest and uses what every Request has.
const get = async (path: string, jar: Jar) => jar.keep(await GET(request(path, jar) as never));
const post = async (path: string, jar: Jar, form: Record<string, string>) =>
  jar.keep(await POST(request(path, jar, form) as never));

async function csrfToken(jar: Jar): Promise<string> {
  const body = await (await get("csrf", jar)).json();
  return body.csrfToken;
}

async function signIn(jar: Jar, form: { email: string; password: string; code?: string }) {
  const response = await post("callback/credentials", jar, {
    ...form,
    csrfToken: await csrfToken(jar),
    callbackUrl: `https://${HOST}/dashboard`,
  });
  return { response, url: new URL((await response.json()).url) };
}

const sessions = (userId: string) => db.prisma.session.findMany({ where: { userId, revokedAt: null } });

describe("signing in", () => {
  it("sets one opaque token in a cookie that scripts and other sites cannot use", async () => {
    const jar = new Jar();
    const { response, url } = await signIn(jar, { email: account.owner.email, password: PASSWORD });
    expect(url.href).toBe(`https://${HOST}/dashboard`);
    const line = response.headers.getSetCookie().find((cookie) => cookie.startsWith(COOKIE));
    expect(line).toMatch(/^__Secure-portolan\.session=[\w-]{43}; /);
    for (const attribute of ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"])
      expect(line).toContain(attribute);
    const [session] = await sessions(account.owner.id);
    expect(session).toMatchObject({ ip: "192.0.2.7", userAgent: "Test browser", accountId: account.id });
    expect(await (await get("session", jar)).json()).toMatchObject({ user: { email: account.owner.email } });
    expect(jar.value(COOKIE)).toMatch(/^[\w-]{43}$/);
  });

  it("takes a cookie that was planted before for nothing, and ends the session before", async () => {
    const jar = new Jar();
    const user = await buildUser(db);
    await signIn(jar, { email: user.email, password: PASSWORD });
    const first = jar.value(COOKIE);
    await signIn(jar, { email: user.email, password: PASSWORD });
    expect(jar.value(COOKIE)).not.toBe(first);
    expect(await sessions(user.id)).toHaveLength(1);
  });

  it.each([
    ["invalid_credentials", { password: "wrong password" }],
    ["invalid_credentials", { email: "not an address" }],
  ])("tells the form why not: %s", async (code, over) => {
    const jar = new Jar();
    const { url } = await signIn(jar, { email: account.owner.email, password: PASSWORD, ...over });
    expect(url.searchParams.get("code")).toBe(code);
    expect(jar.value(COOKIE)).toBeUndefined();
  });

  it("tells who has not verified their address", async () => {
    const user = await buildUser(db, { emailVerifiedAt: null });
    const { url } = await signIn(new Jar(), { email: user.email, password: PASSWORD });
    expect(url.searchParams.get("code")).toBe("email_not_verified");
  });

  it("sets no cookie before the code of a second factor is right", async () => {
    const user = await buildUser(db);
    const secret = await buildSecondFactor(db, user, new Date());
    const jar = new Jar();
    const form = { email: user.email, password: PASSWORD };
    for (const [code, why] of [
      [undefined, "mfa_required"],
      ["000 000", "mfa_code_invalid"],
    ] as const) {
      const { url } = await signIn(jar, code ? { ...form, code } : form);
      expect(url.searchParams.get("code")).toBe(why);
      expect(jar.value(COOKIE)).toBeUndefined();
    }
    expect(await sessions(user.id)).toHaveLength(0);
    await signIn(jar, { ...form, code: codeAt(secret, new Date()) });
    expect(jar.value(COOKIE)).toMatch(/^[\w-]{43}$/);
  });

  it("needs next-auth's token against forgery", async () => {
    const jar = new Jar();
    await csrfToken(jar);
    const user = await buildUser(db);
    await post("callback/credentials", jar, { email: user.email, password: PASSWORD, csrfToken: "forged" });
    expect(jar.value(COOKIE)).toBeUndefined();
    expect(await sessions(user.id)).toHaveLength(0);
  });

  it("leads nowhere but to the portal", async () => {
    const jar = new Jar();
    const response = await post("callback/credentials", jar, {
      email: account.owner.email,
      password: PASSWORD,
      csrfToken: await csrfToken(jar),
      callbackUrl: "https://evil.example/",
    });
    expect(new URL((await response.json()).url).host).toBe(HOST);
  });
});

it("signing out ends the session's row and takes the cookie away", async () => {
  const jar = new Jar();
  const user = await buildUser(db);
  await signIn(jar, { email: user.email, password: PASSWORD });
  expect(await sessions(user.id)).toHaveLength(1);
  await post("signout", jar, { csrfToken: await csrfToken(jar) });
  expect(await sessions(user.id)).toHaveLength(0);
  expect(jar.value(COOKIE)).toBeUndefined();
});

it("a revoked session is nobody's, and its cookie is taken away", async () => {
  const jar = new Jar();
  const user = await buildUser(db);
  await signIn(jar, { email: user.email, password: PASSWORD });
  await db.prisma.session.updateMany({ where: { userId: user.id }, data: { revokedAt: new Date() } });
  expect(await (await get("session", jar)).json()).toBeNull();
  expect(jar.value(COOKIE)).toBeUndefined();
});

it("the pages' caller acts as the visitor of the page", async () => {
  const jar = new Jar();
  const user = await buildUser(db);
  await signIn(jar, { email: user.email, password: PASSWORD });
  const as = (headers: Headers) => globalThis.portolan?.createCaller(headers);
  const me = await as(new Headers({ cookie: jar.header }))?.access.me();
  expect(me?.user.email).toBe(user.email);
  expect(await as(new Headers())?.access.me()).toBeNull();
  await expect(as(new Headers())?.account.get()).rejects.toMatchObject({
    code: "UNAUTHORIZED",
    cause: { name: "RegistryError", code: "unauthenticated" },
  });
  expect(defects).toEqual([]);
});
