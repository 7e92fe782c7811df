import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import type { Role } from "@/db/generated/enums";
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
import { authenticateKey } from "../access/authenticate-key";
import { findSessionActor } from "../access/sessions";
import { loadAccount, updateAccount } from "./account";
import { acceptInvitation, inviteMember, loadInvitation, revokeInvitation } from "./invitations";
import { changeRole, listMembers, removeMember } from "./members";

let db: Database;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

const roleOf = async (accountId: string, userId: string): Promise<Role | null> => {
  const member = await db.prisma.member.findUnique({ where: { accountId_userId: { accountId, userId } } });
  return member?.role ?? null;
};
const anonymous = (over = {}) => anonymousContext(db, over);
let serial = 0;
const address = () => `guest-${++serial}@example.com`;

describe("invitations", () => {
  it("bring a new person in, verified, with the role they were invited for", async () => {
    const account = await buildAccount(db);
    const owner = await userContext(db, account);
    const email = address();
    const { id } = await inviteMember(owner, { email, role: "technical" });
    const [mail] = await mailsTo(db, email);
    expect(mail?.subject).toBe("Join Analytical Engines");
    expect(mail?.text).toContain("https://portal.test/invitation?token=");
    expect((await listMembers(owner)).invitations).toMatchObject([{ id, email, role: "technical" }]);
    const token = await tokenMailedTo(db, email);
    expect(await loadInvitation(anonymous(), { token })).toEqual({
      organization: "Analytical Engines",
      email,
      role: "technical",
      hasUser: false,
    });
    expect(await codeOf(acceptInvitation(anonymous(), { token }))).toBe("invalid_request");
    const accepted = await acceptInvitation(anonymous(), { token, name: "Grace", password: PASSWORD });
    expect(accepted).toEqual({ accountId: account.id, email, isNewUser: true });
    const user = await db.prisma.user.findUniqueOrThrow({ where: { email } });
    expect(user.emailVerifiedAt).toEqual(NOW);
    expect(await roleOf(account.id, user.id)).toBe("technical");
    expect(await codeOf(acceptInvitation(anonymous(), { token, name: "Grace", password: PASSWORD }))).toBe(
      "token_invalid",
    );
    const actions = await db.prisma.auditEntry.findMany({ where: { accountId: account.id } });
    expect(actions.map(({ action }) => action)).toEqual(["members.invite", "members.accept_invitation"]);
  });

  it("are for their address only: a user of it signs in first, another one is refused", async () => {
    const account = await buildAccount(db);
    const guest = await buildUser(db);
    await inviteMember(await userContext(db, account), { email: guest.email, role: "billing" });
    const token = await tokenMailedTo(db, guest.email);
    const form = { token, name: "Mallory", password: "a password of mine" };
    expect(await codeOf(acceptInvitation(anonymous(), form))).toBe("unauthenticated");
    const other = await userContext(db, null);
    expect(await codeOf(acceptInvitation(other, { token }))).toBe("wrong_recipient");
    const session = await buildSession(db, guest, null);
    const asGuest = await userContext(db, null, { user: guest, sessionId: session.id });
    expect(await acceptInvitation(asGuest, { token })).toMatchObject({ isNewUser: false });
    expect(await findSessionActor(db, session.token, null, NOW)).toMatchObject({
      accountId: account.id,
      role: "billing",
    });
  });

  it("end after seven days, when taken back and when a newer one is sent", async () => {
    const account = await buildAccount(db);
    const owner = await userContext(db, account);
    const email = address();
    await inviteMember(owner, { email, role: "admin" });
    const first = await tokenMailedTo(db, email);
    const { id } = await inviteMember(owner, { email, role: "read_only" });
    const second = await tokenMailedTo(db, email);
    expect(await codeOf(loadInvitation(anonymous(), { token: first }))).toBe("token_invalid");
    const late = anonymous({ now: addDays(NOW, 7) });
    expect(await codeOf(loadInvitation(late, { token: second }))).toBe("token_invalid");
    const stranger = await userContext(db, await buildAccount(db));
    expect(await codeOf(revokeInvitation(stranger, { invitationId: id }))).toBe("not_found");
    await revokeInvitation(owner, { invitationId: id });
    expect(await codeOf(loadInvitation(anonymous(), { token: second }))).toBe("token_invalid");
    expect((await listMembers(owner)).invitations).toEqual([]);
  });

  it("are sent by owners and admins; of owners by owners only; never to members", async () => {
    const account = await buildAccount(db);
    const admin = await userContext(db, account, { role: "admin" });
    expect(await codeOf(inviteMember(admin, { email: address(), role: "owner" }))).toBe("owners_only");
    expect(await codeOf(inviteMember(admin, { email: address(), role: "admin" }))).toBeNull();
    expect(await codeOf(inviteMember(admin, { email: account.owner.email, role: "billing" }))).toBe(
      "already_member",
    );
    const technical = await userContext(db, account, { role: "technical" });
    expect(await codeOf(inviteMember(technical, { email: address(), role: "read_only" }))).toBe(
      "missing_scope",
    );
  });
});

describe("roles", () => {
  it("of owners are changed by owners only", async () => {
    const account = await buildAccount(db);
    const owner = await userContext(db, account);
    const admin = await userContext(db, account, { role: "admin" });
    const member = await buildMember(db, account, "read_only");
    expect(await codeOf(changeRole(admin, { userId: account.owner.id, role: "admin" }))).toBe("owners_only");
    expect(await codeOf(changeRole(admin, { userId: member.id, role: "owner" }))).toBe("owners_only");
    expect(await codeOf(removeMember(admin, { userId: account.owner.id }))).toBe("owners_only");
    expect(await codeOf(changeRole(admin, { userId: member.id, role: "technical" }))).toBeNull();
    expect(await codeOf(changeRole(owner, { userId: member.id, role: "owner" }))).toBeNull();
    expect(await roleOf(account.id, member.id)).toBe("owner");
    const audit = await db.prisma.auditEntry.findFirstOrThrow({
      where: { action: "members.change_role", subjectId: member.id },
      orderBy: { id: "desc" },
    });
    expect(audit).toMatchObject({ before: { role: "technical" }, after: { role: "owner" } });
  });

  it("leave an owner in the account, also when two owners remove each other at once", async () => {
    const account = await buildAccount(db);
    const owner = await userContext(db, account);
    expect(await codeOf(removeMember(owner, { userId: account.owner.id }))).toBe("last_owner");
    expect(await codeOf(changeRole(owner, { userId: account.owner.id, role: "admin" }))).toBe("last_owner");
    const second = await buildMember(db, account, "owner");
    const asSecond = await userContext(db, account, { user: second });
    const outcomes = await Promise.all([
      codeOf(removeMember(owner, { userId: second.id })),
      codeOf(changeRole(asSecond, { userId: account.owner.id, role: "read_only" })),
    ]);
    expect(outcomes.filter((code) => code === null)).toHaveLength(1);
    expect(await db.prisma.member.count({ where: { accountId: account.id, role: "owner" } })).toBe(1);
  });

  it("that become smaller narrow the keys that the member made", async () => {
    const account = await buildAccount(db);
    await buildMember(db, account, "owner");
    const { key } = await buildKey(db, account, { scopes: ["names:read", "dns:write", "billing:write"] });
    const owner = await userContext(db, account);
    await changeRole(owner, { userId: account.owner.id, role: "technical" });
    expect((await authenticateKey(db, key, null, NOW)).scopes).toEqual(["names:read", "dns:write"]);
  });
});

describe("members", () => {
  it("who are removed lose the account in their sessions, and their keys", async () => {
    const account = await buildAccount(db);
    const member = await buildMember(db, account, "owner");
    const session = await buildSession(db, member, account.id);
    const { key } = await buildKey(db, { ...account, owner: member });
    await removeMember(await userContext(db, account), { userId: member.id });
    expect(await findSessionActor(db, session.token, null, NOW)).toMatchObject({
      accountId: null,
      role: null,
    });
    expect(await codeOf(authenticateKey(db, key, null, NOW))).toBe("key_revoked");
    expect(await roleOf(account.id, member.id)).toBeNull();
  });

  it("may leave, whatever their role", async () => {
    const account = await buildAccount(db);
    const reader = await buildMember(db, account, "read_only");
    const ctx = await userContext(db, account, { user: reader, role: "read_only" });
    expect(await codeOf(removeMember(ctx, { userId: account.owner.id }))).toBe("missing_scope");
    expect(await codeOf(removeMember(ctx, { userId: reader.id }))).toBeNull();
  });

  it("of other accounts are not there", async () => {
    const [mine, theirs] = [await buildAccount(db), await buildAccount(db)];
    const me = await userContext(db, mine);
    expect((await listMembers(me)).members).toMatchObject([{ userId: mine.owner.id, isYou: true }]);
    expect(await codeOf(removeMember(me, { userId: theirs.owner.id }))).toBe("not_found");
    expect(await codeOf(changeRole(me, { userId: theirs.owner.id, role: "billing" }))).toBe("not_found");
  });
});

it("the account's details are changed by who may, audited before and after", async () => {
  const account = await buildAccount(db);
  const owner = await userContext(db, account);
  const details = { organization: "Engines Ltd", contactName: "Charles", email: "office@example.com" };
  expect(await updateAccount(owner, details)).toMatchObject({ number: account.number, ...details });
  expect(await loadAccount(owner)).toMatchObject(details);
  const reader = await userContext(db, account, { role: "read_only" });
  expect(await codeOf(updateAccount(reader, details))).toBe("missing_scope");
  const audit = await db.prisma.auditEntry.findFirstOrThrow({ where: { action: "accounts.update" } });
  expect(audit).toMatchObject({ before: { organization: "Analytical Engines" }, after: details });
});
