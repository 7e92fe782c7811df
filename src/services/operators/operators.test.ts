import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { addDays } from "@/lib/time";
import {
  anonymousContext,
  type BuiltUser,
  buildAccount,
  buildSession,
  buildUser,
  NOW,
  PASSWORD,
  userContext,
} from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { mailsTo, tokenMailedTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import { findSessionActor } from "../access/sessions";
import type { Context } from "../context";
import { acceptOperatorInvitation, loadOperatorInvitation } from "./accept-invitation";
import { inviteOperator, revokeOperatorInvitation } from "./invitations";
import { changeOperatorRole, listOperators, removeOperator } from "./roles";
import { inviteOperatorInput } from "./schema";
import { whyNotOperator } from "./scopes";

let db: Database;
let admin: Context;
let adminUser: BuiltUser;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());
beforeEach(async () => {
  await db.prisma.user.updateMany({ data: { operatorRole: null } });
  adminUser = await buildUser(db, { operatorRole: "admin", name: "Olga" });
  admin = await userContext(db, null, { user: adminUser, operatorRole: "admin" });
});

const anonymous = () => anonymousContext(db, { ip: null });
const invite = (email: string, role = "support", ctx = admin) =>
  inviteOperator(ctx, inviteOperatorInput.parse({ email, role }));
const roleOf = async (email: string) =>
  (await db.prisma.user.findUniqueOrThrow({ where: { email } })).operatorRole;
const lastAudit = (action: string) =>
  db.prisma.auditEntry.findFirst({ where: { action }, orderBy: { id: "desc" } });

describe("an invitation", () => {
  it("is mailed, kept as a hash, and accepted once by a newcomer with name and password", async () => {
    await invite("new@example.com");
    const token = await tokenMailedTo(db, "new@example.com");
    expect((await mailsTo(db, "new@example.com"))[0]?.text).toContain("/operator-invitation?token=");
    const row = await db.prisma.operatorInvitation.findFirstOrThrow({ where: { email: "new@example.com" } });
    expect(row).toMatchObject({ role: "support", invitedBy: adminUser.email, expiresAt: addDays(NOW, 7) });
    expect(row.tokenHash).not.toContain(token);
    expect(await lastAudit("operators.invite")).toMatchObject({
      subjectName: "new@example.com",
      after: { role: "support" },
    });
    expect(await loadOperatorInvitation(anonymous(), { token })).toMatchObject({
      hasUser: false,
      role: "support",
    });

    await expect(acceptOperatorInvitation(anonymous(), { token })).rejects.toMatchObject({
      code: "invalid_request",
      fields: [{ path: "name" }, { path: "password" }],
    });
    expect(
      await codeOf(acceptOperatorInvitation(anonymous(), { token, name: "Ann", password: "password1" })),
    ).toBe("weak_password");
    await acceptOperatorInvitation(anonymous(), { token, name: "Ann", password: PASSWORD });
    const user = await db.prisma.user.findUniqueOrThrow({ where: { email: "new@example.com" } });
    expect(user).toMatchObject({ name: "Ann", operatorRole: "support", emailVerifiedAt: NOW });
    expect(await lastAudit("operators.accept_invitation")).toMatchObject({
      after: { role: "support", invitedBy: adminUser.email },
    });
    expect(
      await codeOf(acceptOperatorInvitation(anonymous(), { token, name: "Ann", password: PASSWORD })),
    ).toBe("token_invalid");
    expect(await codeOf(loadOperatorInvitation(anonymous(), { token }))).toBe("token_invalid");
  });

  it("is accepted by the signed-in user of its address and by nobody else", async () => {
    const user = await buildUser(db);
    await invite(user.email, "certifier");
    const token = await tokenMailedTo(db, user.email);
    expect(
      await codeOf(acceptOperatorInvitation(anonymous(), { token, name: "X", password: PASSWORD })),
    ).toBe("unauthenticated");
    const stranger = await userContext(db, await buildAccount(db));
    expect(await codeOf(acceptOperatorInvitation(stranger, { token }))).toBe("wrong_recipient");
    await acceptOperatorInvitation(await userContext(db, null, { user }), { token });
    expect(await roleOf(user.email)).toBe("certifier");
  });

  it("raced by ten is accepted once", async () => {
    const user = await buildUser(db);
    await invite(user.email);
    const token = await tokenMailedTo(db, user.email);
    const ctx = await userContext(db, null, { user });
    const outcomes = await Promise.all(
      Array.from({ length: 10 }, () => codeOf(acceptOperatorInvitation(ctx, { token }))),
    );
    expect(outcomes.filter((code) => code === null)).toHaveLength(1);
    expect(outcomes.filter((code) => code === "token_invalid")).toHaveLength(9);
  });

  it("expires after 7 days, and is void once taken back or sent again", async () => {
    const email = "late@example.com";
    await invite(email);
    const first = await tokenMailedTo(db, email);
    const late = { ...anonymous(), now: addDays(NOW, 7) };
    expect(await codeOf(loadOperatorInvitation(late, { token: first }))).toBe("token_invalid");
    expect(
      await codeOf(acceptOperatorInvitation(late, { token: first, name: "L", password: PASSWORD })),
    ).toBe("token_invalid");
    const { id } = await invite(email, "admin");
    expect(await codeOf(loadOperatorInvitation(anonymous(), { token: first }))).toBe("token_invalid");
    const second = await tokenMailedTo(db, email);
    expect((await listOperators(admin)).invitations).toMatchObject([{ id, email, role: "admin" }]);
    await revokeOperatorInvitation(admin, { invitationId: id });
    expect(await codeOf(loadOperatorInvitation(anonymous(), { token: second }))).toBe("token_invalid");
    expect(await codeOf(revokeOperatorInvitation(admin, { invitationId: id }))).toBe("not_found");
    expect(await lastAudit("operators.revoke_invitation")).toMatchObject({ before: { role: "admin" } });
    expect((await listOperators(admin)).invitations).toEqual([]);
  });

  it("of an operator, or of no address, is refused at its field", async () => {
    await expect(invite(adminUser.email)).rejects.toMatchObject({
      code: "already_member",
      fields: [{ path: "email" }],
    });
    const faults = inviteOperatorInput
      .safeParse({ email: "x", role: "king" })
      .error?.issues.map(({ path }) => path[0]);
    expect(faults).toEqual(["email", "role"]);
  });
});

describe("roles", () => {
  it("are changed and taken away, audited, and hold from the next request on", async () => {
    const user = await buildUser(db, { operatorRole: "read_only" });
    const { token } = await buildSession(db, user, null);
    await changeOperatorRole(admin, { userId: user.id, role: "certifier" });
    expect(await findSessionActor(db, token, null, NOW)).toMatchObject({ operatorRole: "certifier" });
    expect(await lastAudit("operators.change_role")).toMatchObject({
      subjectName: user.email,
      before: { role: "read_only" },
      after: { role: "certifier" },
    });
    await removeOperator(admin, { userId: user.id });
    expect(await findSessionActor(db, token, null, NOW)).toMatchObject({ operatorRole: null });
    expect(await lastAudit("operators.remove")).toMatchObject({
      before: { role: "certifier" },
      after: { role: null },
    });
    expect(await codeOf(removeOperator(admin, { userId: user.id }))).toBe("not_found");
  });

  it("keep the last admin", async () => {
    expect(await codeOf(removeOperator(admin, { userId: adminUser.id }))).toBe("last_admin");
    expect(await codeOf(changeOperatorRole(admin, { userId: adminUser.id, role: "support" }))).toBe(
      "last_admin",
    );
    await buildUser(db, { operatorRole: "admin" });
    expect(await codeOf(changeOperatorRole(admin, { userId: adminUser.id, role: "support" }))).toBeNull();
  });

  it("keep one admin of five who all demote themselves and each other at once", async () => {
    const users = [
      adminUser,
      ...(await Promise.all(Array.from({ length: 4 }, () => buildUser(db, { operatorRole: "admin" })))),
    ];
    const outcomes = await Promise.all(
      users.flatMap((actor) =>
        users.map(async (target) =>
          codeOf(
            removeOperator(await userContext(db, null, { user: actor, operatorRole: "admin" }), {
              userId: target.id,
            }),
          ),
        ),
      ),
    );
    expect(await db.prisma.user.count({ where: { operatorRole: "admin" } })).toBe(1);
    expect(outcomes.filter((code) => code === null)).toHaveLength(4);
  });

  it("are seen by every operator and changed by admins only", async () => {
    for (const operatorRole of ["read_only", "support", "certifier"] as const) {
      const ctx = await userContext(db, null, { operatorRole });
      expect((await listOperators(ctx)).operators.some(({ isYou }) => isYou)).toBe(true);
      expect(await codeOf(invite("y@example.com", "support", ctx))).toBe("missing_scope");
      expect(await codeOf(changeOperatorRole(ctx, { userId: adminUser.id, role: "support" }))).toBe(
        "missing_scope",
      );
      expect(await codeOf(removeOperator(ctx, { userId: adminUser.id }))).toBe("missing_scope");
    }
    const stranger = await userContext(db, await buildAccount(db));
    expect(await codeOf(listOperators(stranger))).toBe("not_found");
    expect(await codeOf(invite("y@example.com", "support", stranger))).toBe("not_found");
    expect(await codeOf(listOperators(anonymous()))).toBe("unauthenticated");
  });

  it("are explained beside a button that somebody may not press", () => {
    expect(whyNotOperator("admin", "operators:write")).toBeNull();
    expect(whyNotOperator("certifier", "names:write")).toBe(
      "Only operators with the role support or admin may do this; you are certifier here",
    );
  });
});
