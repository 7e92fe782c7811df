import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { sha256 } from "@/lib/secret";
import { addDays } from "@/lib/time";
import {
  anonymousContext,
  buildAccount,
  buildKey,
  buildMember,
  buildSession,
  buildUser,
  NOW,
  PASSWORD,
  userContext,
} from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { mailsTo, tokenMailedTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import { authenticateKey } from "./authenticate-key";
import { changePassword } from "./change-password";
import { flushUses } from "./last-use";
import { findMe, switchAccount, updateProfile } from "./me";
import { requestPasswordReset, resetPassword } from "./reset-password";
import { findSessionActor, listSessions, revokeOtherSessions, revokeSession } from "./sessions";
import { signIn } from "./sign-in";
import { signOut } from "./sign-out";

let db: Database;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

const ctx = (over = {}) => anonymousContext(db, over);
const actorOf = (token: string, now = NOW) => findSessionActor(db, token, null, now);

describe("signing in", () => {
  it("opens a session in the user's account, audited, with only a hash of its token stored", async () => {
    const account = await buildAccount(db);
    const { owner } = account;
    const signedIn = await signIn(ctx(), { email: owner.email, password: PASSWORD }, "Firefox");
    expect(signedIn).toMatchObject({ userId: owner.id, email: owner.email, expiresAt: addDays(NOW, 30) });
    expect(signedIn.token).toMatch(/^[\w-]{43}$/);
    const session = await db.prisma.session.findFirstOrThrow({ where: { userId: owner.id } });
    expect(session).toMatchObject({
      tokenHash: sha256(signedIn.token),
      accountId: account.id,
      userAgent: "Firefox",
      ip: "192.0.2.10",
    });
    expect(await actorOf(signedIn.token)).toMatchObject({
      userId: owner.id,
      accountId: account.id,
      role: "owner",
      operatorRole: null,
    });
    const audit = await db.prisma.auditEntry.findFirstOrThrow({ where: { subjectId: owner.id } });
    expect(audit).toMatchObject({ action: "access.sign_in", actorId: owner.id, accountId: account.id });
  });

  it("makes a new token each time, so that none can be planted", async () => {
    const { owner } = await buildAccount(db);
    const credentials = { email: owner.email, password: PASSWORD };
    const [one, two] = [await signIn(ctx(), credentials, null), await signIn(ctx(), credentials, null)];
    expect(one.token).not.toBe(two.token);
    expect(await db.prisma.session.count({ where: { userId: owner.id } })).toBe(2);
  });

  it("answers alike to a wrong password, an unknown address and a disabled user, and audits each", async () => {
    const user = await buildUser(db);
    const disabled = await buildUser(db);
    await db.prisma.user.update({ where: { id: disabled.id }, data: { disabledAt: NOW } });
    const attempts = [
      { email: user.email, password: "wrong password" },
      { email: "unknown@example.com", password: "wrong password" },
      { email: disabled.email, password: PASSWORD },
    ];
    for (const attempt of attempts) {
      expect(await codeOf(signIn(ctx(), attempt, null))).toBe("invalid_credentials");
      const audit = await db.prisma.auditEntry.findFirstOrThrow({
        where: { action: "access.sign_in_failed", subjectName: attempt.email },
      });
      expect(JSON.stringify(audit, (_, v) => (typeof v === "bigint" ? String(v) : v))).not.toContain("wrong");
    }
    expect(await db.prisma.session.count({ where: { userId: { in: [user.id, disabled.id] } } })).toBe(0);
  });

  it("takes as long for an unknown address as for a wrong password", async () => {
    const user = await buildUser(db);
    const time = async (email: string) => {
      const start = performance.now();
      await codeOf(signIn(ctx({ ip: null }), { email, password: "wrong password" }, null));
      return performance.now() - start;
    };
    await time(user.email);
    const [known, unknown] = [await time(user.email), await time("unknown-2@example.com")];
    expect(unknown).toBeGreaterThan(known / 4);
  });

  it("refuses the right password after ten wrong ones, from everywhere, until a reset", async () => {
    const user = await buildUser(db);
    const attempt = (password: string, ip: string) =>
      codeOf(signIn(ctx({ ip }), { email: user.email, password }, null));
    const wrong = await Promise.all(
      Array.from({ length: 12 }, (_, i) => attempt("wrong password", `198.51.100.${i}`)),
    );
    expect(wrong.filter((code) => code === "invalid_credentials")).toHaveLength(10);
    expect(wrong.filter((code) => code === "too_many_attempts")).toHaveLength(2);
    expect(await attempt(PASSWORD, "203.0.113.1")).toBe("too_many_attempts");
    await requestPasswordReset(ctx(), { email: user.email });
    await resetPassword(ctx(), { token: await tokenMailedTo(db, user.email), password: "fresh and long" });
    expect(await attempt("fresh and long", "203.0.113.1")).toBeNull();
  });

  it("throttles one address that tries many users", async () => {
    const ip = "203.0.113.99";
    const codes: (string | null)[] = [];
    for (let i = 0; i < 101; i++) {
      codes.push(await codeOf(signIn(ctx({ ip }), { email: `u${i}@example.com`, password: "guess" }, null)));
    }
    expect(codes.slice(0, 100).every((code) => code === "invalid_credentials")).toBe(true);
    expect(codes[100]).toBe("too_many_attempts");
  });
});

describe("sessions", () => {
  it("end when signed out, revoked, expired, or when the user is disabled", async () => {
    const account = await buildAccount(db);
    const open = () => buildSession(db, account.owner, account.id);
    const [a, b, c] = [await open(), await open(), await open()];
    const asA = await userContext(db, account, { sessionId: a.id });
    await signOut(asA);
    expect(await actorOf(a.token)).toBeNull();
    const asB = await userContext(db, account, { sessionId: b.id });
    await revokeSession(asB, { sessionId: c.id });
    expect(await actorOf(c.token)).toBeNull();
    expect(await codeOf(revokeSession(asB, { sessionId: c.id }))).toBe("not_found");
    expect(await actorOf(b.token, addDays(NOW, 29))).not.toBeNull();
    expect(await actorOf(b.token, addDays(NOW, 30))).toBeNull();
    await db.prisma.user.update({ where: { id: account.owner.id }, data: { disabledAt: NOW } });
    expect(await actorOf(b.token)).toBeNull();
  });

  it("live on while they are used", async () => {
    const account = await buildAccount(db);
    const { token, id } = await buildSession(db, account.owner, account.id);
    await findSessionActor(db, token, "192.0.2.44", addDays(NOW, 20));
    await flushUses(db);
    expect(await db.prisma.session.findUniqueOrThrow({ where: { id } })).toMatchObject({
      lastSeenAt: addDays(NOW, 20),
      expiresAt: addDays(NOW, 50),
      ip: "192.0.2.44",
    });
  });

  it("of others can be neither seen nor revoked", async () => {
    const [mine, theirs] = [await buildAccount(db), await buildAccount(db)];
    const their = await buildSession(db, theirs.owner, theirs.id);
    const own = await buildSession(db, mine.owner, mine.id);
    const me = await userContext(db, mine, { sessionId: own.id });
    expect(await codeOf(revokeSession(me, { sessionId: their.id }))).toBe("not_found");
    expect(await listSessions(me)).toMatchObject([{ id: own.id, isCurrent: true }]);
    expect(await actorOf(their.token)).not.toBeNull();
  });

  it("of other browsers end together", async () => {
    const account = await buildAccount(db);
    const own = await buildSession(db, account.owner, account.id);
    const others = [
      await buildSession(db, account.owner, account.id),
      await buildSession(db, account.owner, null),
    ];
    const me = await userContext(db, account, { sessionId: own.id });
    expect(await revokeOtherSessions(me)).toEqual({ revoked: 2 });
    expect(await actorOf(own.token)).not.toBeNull();
    for (const { token } of others) expect(await actorOf(token)).toBeNull();
  });

  it("in a suspended account may only look", async () => {
    const account = await buildAccount(db);
    const { token } = await buildSession(db, account.owner, account.id);
    await db.prisma.account.update({ where: { id: account.id }, data: { suspendedAt: NOW } });
    expect(await actorOf(token)).toMatchObject({ accountId: account.id, role: "read_only" });
  });

  it("look at another of the user's accounts, and at no other", async () => {
    const [one, two, foreign] = [await buildAccount(db), await buildAccount(db), await buildAccount(db)];
    await buildMember(db, two, "billing", one.owner);
    const { id, token } = await buildSession(db, one.owner, one.id);
    const me = await userContext(db, one, { sessionId: id });
    await switchAccount(me, { accountId: two.id });
    expect(await actorOf(token)).toMatchObject({ accountId: two.id, role: "billing" });
    expect(await codeOf(switchAccount(me, { accountId: foreign.id }))).toBe("not_found");
    expect((await findMe(me))?.accounts).toHaveLength(2);
  });
});

describe("passwords", () => {
  it("are reset by a mailed link once, within an hour, ending all sessions", async () => {
    const account = await buildAccount(db);
    const { owner } = account;
    const session = await buildSession(db, owner, account.id);
    await requestPasswordReset(ctx(), { email: owner.email });
    const token = await tokenMailedTo(db, owner.email);
    const password = "a new good password";
    const late = ctx({ now: new Date(NOW.getTime() + 3_600_000) });
    expect(await codeOf(resetPassword(late, { token, password }))).toBe("token_invalid");
    expect(await codeOf(resetPassword(ctx(), { token, password: owner.email }))).toBe("weak_password");
    expect(await resetPassword(ctx(), { token, password })).toEqual({ email: owner.email });
    expect(await codeOf(resetPassword(ctx(), { token, password }))).toBe("token_invalid");
    expect(await actorOf(session.token)).toBeNull();
    expect(await codeOf(signIn(ctx(), { email: owner.email, password: PASSWORD }, null))).toBe(
      "invalid_credentials",
    );
    expect(await codeOf(signIn(ctx(), { email: owner.email, password }, null))).toBeNull();
    expect((await mailsTo(db, owner.email))[0]?.subject).toBe("Your password was changed");
  });

  it("are asked for alike by unknown addresses", async () => {
    expect(await requestPasswordReset(ctx(), { email: "nobody-here@example.com" })).toBeUndefined();
    expect(await requestPasswordReset(ctx(), { email: (await buildUser(db)).email })).toBeUndefined();
    expect(await mailsTo(db, "nobody-here@example.com")).toHaveLength(0);
  });

  it("reset for an unproven address take the keys of whoever signed it up", async () => {
    const owner = await buildUser(db, { emailVerifiedAt: null });
    const { key } = await buildKey(db, await buildAccount(db, { owner }));
    await requestPasswordReset(ctx(), { email: owner.email });
    await resetPassword(ctx(), { token: await tokenMailedTo(db, owner.email), password: "mine from now on" });
    expect(await codeOf(authenticateKey(db, key, null, NOW))).toBe("key_revoked");
  });

  it("are changed by who knows the current one; other browsers are signed out", async () => {
    const account = await buildAccount(db);
    const [own, other] = [
      await buildSession(db, account.owner, account.id),
      await buildSession(db, account.owner, account.id),
    ];
    const me = await userContext(db, account, { sessionId: own.id });
    const change = (currentPassword: string) =>
      codeOf(changePassword(me, { currentPassword, newPassword: "another good password" }));
    expect(await change("wrong")).toBe("invalid_credentials");
    expect(await change(PASSWORD)).toBeNull();
    expect(await actorOf(own.token)).not.toBeNull();
    expect(await actorOf(other.token)).toBeNull();
    expect(await codeOf(changePassword(ctx(), { currentPassword: "x", newPassword: "y" }))).toBe(
      "unauthenticated",
    );
  });
});

it("a user changes their name, audited with before and after", async () => {
  const account = await buildAccount(db);
  const me = await userContext(db, account);
  expect(await updateProfile(me, { name: "Countess of Lovelace" })).toEqual({ name: "Countess of Lovelace" });
  const audit = await db.prisma.auditEntry.findFirstOrThrow({
    where: { action: "access.update_profile", subjectId: account.owner.id },
  });
  expect(audit).toMatchObject({
    before: { name: "Ada Lovelace" },
    after: { name: "Countess of Lovelace" },
    actorLabel: account.owner.email,
  });
});
