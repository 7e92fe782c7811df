import { afterAll, beforeAll, expect, test } from "vitest";
import type { Database } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import { addDays } from "@/lib/time";
import {
  anonymousContext,
  type BuiltAccount,
  buildAccount,
  buildMember,
  NOW,
  userContext,
} from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { jobsOf } from "@/testing/jobs";
import { mailsTo, tokenMailedTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import type { Context } from "../context";
import { addContact } from "./add";
import { ensureVerified } from "./ensure-verified";
import { loadContact } from "./load";
import { updateContact } from "./update";
import { loadVerification, resendContactVerification, verifyContactEmail } from "./verify-email";

let db: Database;
let account: BuiltAccount;
let ctx: Context;

beforeAll(async () => {
  db = await openTestRegistry();
  account = await buildAccount(db, { organization: "Rhumb Lines" });
  ctx = await userContext(db, account);
});
afterAll(() => db.close());

const nobody = (now = NOW) => anonymousContext(db, { now, ip: null });
const ensure = (email: string, now = NOW, accountId = account.id) =>
  inTransaction(db, (tx) => ensureVerified(tx, { ...ctx, now }, { accountId, email }));
const mailsFor = async (email: string) => (await mailsTo(db, email)).length;
const audited = (action: string, accountId = account.id) =>
  db.prisma.auditEntry.findMany({ where: { action, accountId }, orderBy: { id: "asc" } });

/** As much of one as is needed to see it woken. */
const buildWorkflow = (fqdn: string) =>
  db.prisma.workflow.create({
    data: {
      accountId: account.id,
      kind: "registration",
      fqdn,
      state: "action_required",
      step: "contact",
      input: {},
      actor: {},
      door: "trpc",
      requestId: "req_1",
      createdAt: NOW,
      updatedAt: NOW,
    },
  });

test("an address is asked once, and is verified when somebody there presses the button", async () => {
  const email = "Ida@rhumb.example";
  const waiting = { state: "waiting", sentAt: NOW, expiresAt: addDays(NOW, 7) };
  const asked = await Promise.all([ensure(email), ensure(email.toLowerCase()), ensure(email)]);
  expect(asked).toEqual([waiting, waiting, waiting]);
  expect(await mailsFor("ida@rhumb.example")).toBe(1);
  const [mail] = await mailsTo(db, "ida@rhumb.example");
  expect(mail?.text).toContain("Rhumb Lines named this email address");

  const token = await tokenMailedTo(db, "ida@rhumb.example");
  // As programs that check mails do.
  const looked = { organization: "Rhumb Lines", email: "ida@rhumb.example" };
  expect(await loadVerification(nobody(), { token })).toEqual(looked);
  expect(await loadVerification(nobody(), { token })).toEqual(looked);
  expect(await ensure(email)).toEqual(waiting);

  const { id: workflowId } = await buildWorkflow("waits.com.store");
  const presses = [1, 2, 3].map(() => codeOf(verifyContactEmail(nobody(), { token })));
  expect((await Promise.all(presses)).sort()).toEqual([null, "token_invalid", "token_invalid"].sort());
  expect((await jobsOf(db, "run_workflow")).map(({ payload }) => payload)).toEqual([{ workflowId }]);
  expect(await ensure(email)).toEqual({ state: "verified", verifiedAt: NOW });
  expect(await codeOf(loadVerification(nobody(), { token }))).toBe("token_invalid");
  expect(await mailsFor("ida@rhumb.example")).toBe(1);

  const rows = [
    ...(await audited("contacts.send_verification")),
    ...(await audited("contacts.verify_email")),
  ];
  expect(rows.map(({ subjectName, after }) => [subjectName, after])).toEqual([
    ["address book", { expiresAt: addDays(NOW, 7).toISOString() }],
    ["address book", { verifiedAt: NOW.toISOString() }],
  ]);
  const stored = await db.prisma.contactEmail.findFirstOrThrow({ where: { email: "ida@rhumb.example" } });
  expect(stored.tokenHash).toBeNull();
});

test("a link ends after seven days; then another mail goes out, which ends the one before", async () => {
  const email = "omar@azimuth.example";
  await ensure(email);
  const old = await tokenMailedTo(db, email);
  const later = addDays(NOW, 7);
  expect(await codeOf(verifyContactEmail(nobody(later), { token: old }))).toBe("token_invalid");
  expect(await ensure(email, later)).toMatchObject({ state: "waiting", sentAt: later });
  expect(await mailsFor(email)).toBe(2);
  expect(await codeOf(verifyContactEmail(nobody(NOW), { token: old }))).toBe("token_invalid");
  await verifyContactEmail(nobody(later), { token: await tokenMailedTo(db, email) });
  expect(await ensure(email, later)).toMatchObject({ state: "verified" });
});

test("the verified address of a member needs no mail, in their own account", async () => {
  const { email } = await buildMember(db, account, "technical");
  expect(await ensure(email.toUpperCase())).toEqual({ state: "verified", verifiedAt: NOW });
  expect(await mailsFor(email)).toBe(0);
  const other = await buildAccount(db);
  expect(await ensure(email, NOW, other.id)).toMatchObject({ state: "waiting" });
  await db.prisma.contactEmail.updateMany({ where: { email }, data: { verifiedAt: NOW } });
  const { email: unverified, id } = await buildMember(db, account, "technical");
  await db.prisma.user.update({ where: { id }, data: { emailVerifiedAt: null } });
  expect(await ensure(unverified)).toMatchObject({ state: "waiting" });
});

test("entries of the book are asked as soon as a namespace wants it", async () => {
  const quiet = await addContact(ctx, { name: "Una", email: "una@example.net" });
  expect([quiet.verification.state, await mailsFor("una@example.net")]).toEqual(["unverified", 0]);
  await db.prisma.namespace.updateMany({ where: { name: "defiwallet" }, data: { verifyContacts: true } });
  const { id, verification } = await addContact(ctx, { name: "Vera", email: "vera@example.net" });
  expect(verification).toMatchObject({ state: "waiting", sentAt: NOW });
  const changed = await updateContact(ctx, { contactId: id, email: "vera@example.org" });
  expect([changed.verification.state, await mailsFor("vera@example.org")]).toEqual(["waiting", 1]);
  await updateContact(ctx, { contactId: id, email: "vera@example.net", city: "Oslo" });
  expect(await mailsFor("vera@example.net")).toBe(1);
});

test("a mail is sent again when asked for: five an hour, and only to addresses of the account", async () => {
  const email = "wim@example.net";
  const contact = await addContact(ctx, { name: "Wim", email });
  const first = await tokenMailedTo(db, email);
  expect(await resendContactVerification(ctx, { email: "WIM@example.net" })).toMatchObject({
    state: "waiting",
  });
  const second = await tokenMailedTo(db, email);
  expect(await codeOf(loadVerification(nobody(), { token: first }))).toBe("token_invalid");
  for (let mail = 0; mail < 4; mail++) await resendContactVerification(ctx, { email });
  expect(await codeOf(resendContactVerification(ctx, { email }))).toBe("too_many_attempts");
  expect(await codeOf(loadVerification(nobody(), { token: second }))).toBe("token_invalid");
  await verifyContactEmail(nobody(), { token: await tokenMailedTo(db, email) });
  const verified = { state: "verified", verifiedAt: NOW };
  expect(await resendContactVerification(ctx, { email })).toEqual(verified);
  expect((await loadContact(ctx, { contactId: contact.id })).verification).toEqual(verified);

  const other = await userContext(db, await buildAccount(db));
  expect(await codeOf(resendContactVerification(other, { email }))).toBe("not_found");
  const reader = await userContext(db, account, { role: "read_only" });
  expect(await codeOf(resendContactVerification(reader, { email }))).toBe("missing_scope");
});

test("an account has at most a hundred addresses written to in a day", async () => {
  const { id: accountId } = await buildAccount(db);
  const sent = { accountId, sentAt: NOW, expiresAt: addDays(NOW, 7) };
  await db.prisma.contactEmail.createMany({
    data: Array.from({ length: 100 }, (_, index) => ({ ...sent, email: `someone-${index}@example.net` })),
  });
  expect(await codeOf(ensure("one-more@example.net", NOW, accountId))).toBe("too_many_attempts");
  expect(await mailsFor("one-more@example.net")).toBe(0);
  expect(await ensure("one-more@example.net", addDays(NOW, 1), accountId)).toMatchObject({
    state: "waiting",
  });
});
