import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import {
  anonymousContext,
  type BuiltUser,
  buildAccount,
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
import { buildSecondFactor, codeAt } from "@/testing/second-factor";
import { createToken } from "../create-token";
import { requestPasswordReset, resetPassword } from "../reset-password";
import { findSessionActor } from "../sessions";
import { signIn } from "../sign-in";
import { renewRecoveryCodes, secondFactorStatus, turnOffSecondFactor } from "./keep";
import { removeSecondFactor } from "./remove";
import { codeInput } from "./schema";
import { beginSecondFactor, confirmSecondFactor } from "./set-up";
import { stepOf } from "./totp";

let db: Database;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

const later = (steps: number) => new Date(NOW.getTime() + steps * 30_000);
const enter = (user: BuiltUser, code?: string, over: { now?: Date; password?: string } = {}) =>
  signIn(
    anonymousContext(db, { now: over.now ?? NOW }),
    { email: user.email, password: over.password ?? PASSWORD, code },
    null,
  );
const sessions = (user: BuiltUser) =>
  db.prisma.session.count({ where: { userId: user.id, revokedAt: null } });
const subjects = async (user: BuiltUser) => (await mailsTo(db, user.email)).map(({ subject }) => subject);
const audits = (user: BuiltUser, action: string) =>
  db.prisma.auditEntry.findMany({ where: { action, subjectId: user.id } });

describe("a code", () => {
  it("is that of RFC 6238, appendix B, and counts one step around its own", () => {
    const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
    // The vectors of 8 digits, cut to the last 6.
    for (const [seconds, code] of [
      [59, "287082"],
      [1_111_111_109, "081804"],
      [2_000_000_000, "279037"],
    ] as const) {
      const step = BigInt(Math.floor(seconds / 30));
      for (const skew of [-30, 0, 30]) {
        expect(stepOf(secret, code, new Date((seconds + skew) * 1000))).toBe(step);
      }
      for (const skew of [-60, 61])
        expect(stepOf(secret, code, new Date((seconds + skew) * 1000))).toBeNull();
    }
    for (const text of ["", "28708", "2870820", "28708a", "２８７０８２"]) {
      expect(stepOf(secret, text, new Date(59_000))).toBeNull();
    }
  });
});

describe("setting a second factor up", () => {
  it("takes the password and a first code, ends other sessions, and gives ten recovery codes once", async () => {
    const account = await buildAccount(db);
    const { owner } = account;
    const [own, other] = [
      await buildSession(db, owner, account.id),
      await buildSession(db, owner, account.id),
    ];
    const me = await userContext(db, account, { sessionId: own.id });
    expect(await codeOf(beginSecondFactor(me, { password: "wrong" }))).toBe("invalid_credentials");
    expect(await codeOf(confirmSecondFactor(me, { code: "123456" }))).toBe("mfa_not_set_up");

    const { secret, uri, qr } = await beginSecondFactor(me, { password: PASSWORD });
    expect(uri).toMatch(/^otpauth:\/\/totp\/portal\.test:/);
    expect(uri).toContain(`secret=${secret}`);
    expect(qr.path).toMatch(/^M4 4h1v1h-1z/);
    const row = await db.prisma.user.findUniqueOrThrow({ where: { id: owner.id } });
    expect(row.totpSecret).not.toContain(secret);
    // Not confirmed yet: signing in asks for nothing.
    expect(await codeOf(enter(owner))).toBeNull();

    const wrong = await codeOf(confirmSecondFactor(me, { code: codeAt(secret, later(-5)) }));
    expect(wrong).toBe("mfa_code_invalid");
    const { recoveryCodes } = await confirmSecondFactor(me, { code: codeAt(secret, NOW) });
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes)
      expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}$/);
    const stored = await db.prisma.recoveryCode.findMany({ where: { userId: owner.id } });
    expect(JSON.stringify(stored)).not.toContain(recoveryCodes[0]?.replaceAll("-", ""));
    expect(await secondFactorStatus(me)).toEqual({ enabledAt: NOW, recoveryCodesLeft: 10 });
    expect(await findSessionActor(db, own.token, null, NOW)).not.toBeNull();
    expect(await findSessionActor(db, other.token, null, NOW)).toBeNull();
    expect(await subjects(owner)).toEqual(["Your second factor is on"]);
    expect(await audits(owner, "access.turn_on_second_factor")).toMatchObject([
      { after: { revokedSessions: 2 } },
    ]);
    const all = JSON.stringify(await audits(owner, "access.begin_second_factor"), (_, value) =>
      typeof value === "bigint" ? String(value) : value,
    );
    expect(all).not.toContain(secret);
    expect(await codeOf(beginSecondFactor(me, { password: PASSWORD }))).toBe("mfa_on_already");
    expect(await codeOf(confirmSecondFactor(me, { code: codeAt(secret, later(1)) }))).toBe("mfa_on_already");
  });

  it("of two who confirm at once gives codes to one", async () => {
    const account = await buildAccount(db);
    const me = await userContext(db, account);
    const { secret } = await beginSecondFactor(me, { password: PASSWORD });
    const code = codeAt(secret, NOW);
    const codes = await Promise.all([1, 2, 3].map(() => codeOf(confirmSecondFactor(me, { code }))));
    expect(codes.sort()).toEqual(["mfa_on_already", "mfa_on_already", null].sort());
    expect((await secondFactorStatus(me)).recoveryCodesLeft).toBe(10);
  });
});

describe("signing in with a second factor", () => {
  it("asks for a code after the right password only, and opens no session before", async () => {
    const user = await buildUser(db);
    const secret = await buildSecondFactor(db, user, NOW);
    expect(await codeOf(enter(user, undefined, { password: "wrong password" }))).toBe("invalid_credentials");
    expect(await codeOf(enter(user, codeAt(secret, NOW), { password: "wrong password" }))).toBe(
      "invalid_credentials",
    );
    expect(await codeOf(enter(user))).toBe("mfa_required");
    expect(await codeOf(enter(user, "000000"))).toBe("mfa_code_invalid");
    expect(await sessions(user)).toBe(0);
    expect(await audits(user, "access.second_factor_failed")).toHaveLength(1);
    expect(await audits(user, "access.sign_in")).toHaveLength(0);
    const { code } = codeInput.parse({ code: ` ${codeAt(secret, NOW).replace(/^(...)/, "$1 ")}` });
    expect(await codeOf(enter(user, code))).toBeNull();
    expect(await sessions(user)).toBe(1);
  });

  it("takes a code once, and none from before one that was used", async () => {
    const user = await buildUser(db);
    const secret = await buildSecondFactor(db, user, NOW);
    const race = await Promise.all([1, 2, 3, 4].map(() => codeOf(enter(user, codeAt(secret, NOW)))));
    expect(race.filter((code) => code === null)).toHaveLength(1);
    expect(race.filter((code) => code === "mfa_code_invalid")).toHaveLength(3);
    expect(await codeOf(enter(user, codeAt(secret, later(-1))))).toBe("mfa_code_invalid");
    expect(await codeOf(enter(user, codeAt(secret, later(1)), { now: later(1) }))).toBeNull();
    expect(await sessions(user)).toBe(2);
  });

  it("takes no more than five wrong codes in a quarter of an hour, then not the right one either", async () => {
    const user = await buildUser(db);
    const secret = await buildSecondFactor(db, user, NOW);
    const right = codeAt(secret, NOW);
    const wrong = Array.from({ length: 8 }, (_, n) => String(n).repeat(6)).filter((code) => code !== right);
    const codes = await Promise.all(wrong.slice(0, 7).map((code) => codeOf(enter(user, code))));
    expect(codes.filter((code) => code === "mfa_code_invalid")).toHaveLength(5);
    expect(codes.filter((code) => code === "too_many_attempts")).toHaveLength(2);
    expect(await codeOf(enter(user, right))).toBe("too_many_attempts");
    expect(await sessions(user)).toBe(0);
  });

  it("takes a recovery code in place of it, once, and tells by mail", async () => {
    const account = await buildAccount(db);
    const { owner } = account;
    const secret = await buildSecondFactor(db, owner, NOW);
    const me = await userContext(db, account);
    const { recoveryCodes } = await renewRecoveryCodes(me, { code: codeAt(secret, NOW) });
    const [first = "", second = ""] = recoveryCodes;
    const plain = first.replaceAll("-", "");
    const race = await Promise.all([1, 2, 3].map(() => codeOf(enter(owner, plain))));
    expect(race.sort()).toEqual(["mfa_code_invalid", "mfa_code_invalid", null].sort());
    expect((await secondFactorStatus(me)).recoveryCodesLeft).toBe(9);
    expect(await subjects(owner)).toEqual(["A recovery code was used", "You have new recovery codes"]);
    const renewed = await renewRecoveryCodes(me, { code: second.replaceAll("-", "") });
    expect(await codeOf(enter(owner, recoveryCodes[2]?.replaceAll("-", "")))).toBe("mfa_code_invalid");
    expect(await codeOf(enter(owner, renewed.recoveryCodes[0]?.replaceAll("-", "")))).toBeNull();
  });

  it("is not got around by a new password", async () => {
    const user = await buildUser(db);
    await buildSecondFactor(db, user, NOW);
    await requestPasswordReset(anonymousContext(db), { email: user.email });
    const token = await tokenMailedTo(db, user.email);
    await resetPassword(anonymousContext(db), { token, password: "fresh and long" });
    expect(await codeOf(enter(user, undefined, { password: "fresh and long" }))).toBe("mfa_required");
  });

  it("is asked for by whoever makes a key from a password", async () => {
    const { owner } = await buildAccount(db);
    const secret = await buildSecondFactor(db, owner, NOW);
    const make = (code?: string) =>
      createToken(anonymousContext(db), { email: owner.email, password: PASSWORD, code });
    expect(await codeOf(make())).toBe("mfa_required");
    expect(await codeOf(make("000000"))).toBe("mfa_code_invalid");
    expect((await make(codeAt(secret, NOW))).apiKey).toMatch(/^sk_/);
    expect(await codeOf(make(codeAt(secret, NOW)))).toBe("mfa_code_invalid");
  });
});

describe("a second factor", () => {
  it("is turned off with the password and a code, told by mail", async () => {
    const account = await buildAccount(db);
    const secret = await buildSecondFactor(db, account.owner, NOW);
    const me = await userContext(db, account);
    const off = (password: string, code: string) => codeOf(turnOffSecondFactor(me, { password, code }));
    expect(await off("wrong", codeAt(secret, NOW))).toBe("invalid_credentials");
    expect(await off(PASSWORD, "000000")).toBe("mfa_code_invalid");
    expect(await off(PASSWORD, codeAt(secret, NOW))).toBeNull();
    expect(await off(PASSWORD, codeAt(secret, later(1)))).toBe("mfa_not_set_up");
    expect(await secondFactorStatus(me)).toEqual({ enabledAt: null, recoveryCodesLeft: 0 });
    expect(await subjects(account.owner)).toEqual(["Your second factor is off"]);
    expect(await codeOf(enter(account.owner))).toBeNull();
  });

  it("is removed by an operator for who is locked out, who is signed out and told why", async () => {
    const account = await buildAccount(db);
    const { owner } = account;
    await buildSecondFactor(db, owner, NOW);
    await buildSession(db, owner, account.id);
    const by = (operatorRole: "support" | "certifier" | "admin") => userContext(db, null, { operatorRole });
    const input = { userId: owner.id, reason: "Lost the phone; called back" };
    expect(await codeOf(removeSecondFactor(await userContext(db, account), input))).toBe("not_found");
    expect(await codeOf(removeSecondFactor(await by("certifier"), input))).toBe("missing_scope");
    expect(await codeOf(removeSecondFactor(await by("support"), input))).toBeNull();
    expect(await codeOf(removeSecondFactor(await by("support"), input))).toBe("mfa_not_set_up");
    expect(await sessions(owner)).toBe(0);
    expect(await audits(owner, "access.remove_second_factor")).toMatchObject([
      { actorKind: "user", after: { reason: input.reason, revokedSessions: 1 } },
    ]);
    const [mail] = await mailsTo(db, owner.email);
    expect(mail?.subject).toBe("The registry removed your second factor");
    expect(mail?.text).toContain(input.reason);
  });

  it("of an operator is removed by another admin only", async () => {
    const operator = await buildUser(db, { operatorRole: "admin" });
    await buildSecondFactor(db, operator, NOW);
    const input = { userId: operator.id, reason: "Lost the phone" };
    const support = await userContext(db, null, { operatorRole: "support" });
    expect(await codeOf(removeSecondFactor(support, input))).toBe("missing_scope");
    const self = await userContext(db, null, { operatorRole: "admin", user: operator });
    expect(await codeOf(removeSecondFactor(self, input))).toBe("missing_scope");
    const admin = await userContext(db, null, { operatorRole: "admin" });
    expect(await codeOf(removeSecondFactor(admin, input))).toBeNull();
  });

  it("opens with another user's row for nobody", async () => {
    const [mine, theirs] = [await buildAccount(db), await buildAccount(db)];
    const secret = await buildSecondFactor(db, mine.owner, NOW);
    await buildSecondFactor(db, theirs.owner, NOW);
    expect(await codeOf(enter(theirs.owner, codeAt(secret, NOW)))).toBe("mfa_code_invalid");
    const member = await buildMember(db, mine, "admin");
    expect(await codeOf(enter(member))).toBeNull();
  });
});
