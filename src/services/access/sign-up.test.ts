import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { addDays } from "@/lib/time";
import { anonymousContext, buildUser, NOW, PASSWORD } from "@/testing/builders";
import { codeOf } from "@/testing/code-of";
import { mailsTo, tokenMailedTo } from "@/testing/letters";
import { openTestRegistry } from "@/testing/registry";
import { createToken } from "./create-token";
import { createFirstOperator, isSetUp } from "./first-operator";
import { registerAccount } from "./register-account";
import { createFirstOperatorInput, signUpInput } from "./schema";
import { signIn } from "./sign-in";
import { signUp } from "./sign-up";
import { resendVerification, verifyEmail } from "./verify-email";

let db: Database;
beforeAll(async () => {
  db = await openTestRegistry();
});
afterAll(() => db.close());

const address = () => `ada-${randomBytes(5).toString("hex")}@example.com`;
const form = (over: Record<string, unknown> = {}) =>
  signUpInput.parse({
    email: address(),
    password: PASSWORD,
    name: " Ada Lovelace ",
    organization: "Analytical Engines",
    ...over,
  });
const ctx = (over = {}) => anonymousContext(db, over);

describe("setting up the portal", () => {
  it("lets exactly one of many racing visitors become the first operator", async () => {
    expect(await isSetUp(ctx())).toBe(false);
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, (_, i) =>
        codeOf(
          createFirstOperator(
            ctx(),
            createFirstOperatorInput.parse({ email: `op${i}@example.com`, password: PASSWORD, name: "Op" }),
          ),
        ),
      ),
    );
    expect(outcomes.filter((code) => code === null)).toHaveLength(1);
    expect(outcomes.filter((code) => code === "operator_exists")).toHaveLength(5);
    expect(await db.prisma.user.count({ where: { operatorRole: { not: null } } })).toBe(1);
    expect(await isSetUp(ctx())).toBe(true);
    expect(await db.prisma.auditEntry.count({ where: { action: "access.create_first_operator" } })).toBe(1);
    const operator = await db.prisma.user.findFirstOrThrow({ where: { operatorRole: "admin" } });
    expect((await signIn(ctx(), { email: operator.email, password: PASSWORD }, null)).userId).toBe(
      operator.id,
    );
  });
});

describe("signing up in the browser", () => {
  it("creates user, account, ownership, balance, audit row and a mail that waits for the worker", async () => {
    const input = form();
    expect(await signUp(ctx(), input)).toEqual({ email: input.email });
    const user = await db.prisma.user.findUniqueOrThrow({
      where: { email: input.email },
      include: { memberships: { include: { account: { include: { ledgerAccounts: true } } } } },
    });
    expect(user).toMatchObject({ name: "Ada Lovelace", emailVerifiedAt: null, operatorRole: null });
    expect(user.passwordHash).toMatch(/^\$argon2id\$/);
    expect(user.memberships).toMatchObject([
      {
        role: "owner",
        account: {
          organization: "Analytical Engines",
          contactName: "Ada Lovelace",
          ledgerAccounts: [{ kind: "customer", currency: "USD", balance: 0n }],
        },
      },
    ]);
    const audit = await db.prisma.auditEntry.findFirstOrThrow({
      where: { accountId: user.memberships[0]?.accountId ?? "" },
    });
    expect(audit).toMatchObject({
      action: "accounts.create",
      actorKind: "anonymous",
      subjectKind: "account",
    });
    expect(JSON.stringify(audit.after)).not.toContain(PASSWORD);
    const mails = await mailsTo(db, input.email);
    expect(mails).toMatchObject([{ subject: "Verify your email address", sentAt: null }]);
    expect(mails[0]?.text).toContain("https://portal.test/verify?token=");
    const jobs = await db.pool.query(
      "SELECT 1 FROM graphile_worker.jobs WHERE task_identifier = 'send_mail'",
    );
    expect(jobs.rowCount).toBeGreaterThan(0);
  });

  it("answers the same when the address has an account, and tells only its owner", async () => {
    const input = form();
    await signUp(ctx(), input);
    await verifyEmail(ctx(), { token: await tokenMailedTo(db, input.email) });
    const before = await db.prisma.user.findUniqueOrThrow({ where: { email: input.email } });
    const second = form({ email: input.email.toUpperCase(), password: "another good password" });
    expect(await signUp(ctx(), second)).toEqual({ email: input.email });
    expect(await db.prisma.user.findUniqueOrThrow({ where: { email: input.email } })).toEqual(before);
    const [mail] = await mailsTo(db, input.email);
    expect(mail?.subject).toBe("You have an account already");
    expect(mail?.text).toContain("https://portal.test/sign-in");
    expect(mail?.text).not.toContain("token=");
  });

  it("of two that race for one address, makes one account", async () => {
    const input = form();
    await Promise.all([signUp(ctx(), input), signUp(ctx(), input)]);
    expect(await db.prisma.user.count({ where: { email: input.email } })).toBe(1);
    expect(await db.prisma.account.count({ where: { email: input.email } })).toBe(1);
  });

  it.each(["password123", "aaaaaaaaaa", "analytical engines"])(
    "refuses the password %j",
    async (password) => {
      expect(await codeOf(signUp(ctx(), form({ password })))).toBe("weak_password");
    },
  );

  it.each([
    ["email", "ada", "Enter an email address such as ada@example.com"],
    ["email", `${"a".repeat(250)}@example.com`, "An email address has at most 254 characters"],
    ["password", "short", "Use at least 8 characters"],
    ["password", "x".repeat(129), "Use at most 128 characters"],
    ["name", "  ", "Enter a name"],
    ["name", "Ada\0", "Remove control characters such as tabs, line breaks and null bytes"],
    ["name", "Ada\nBcc: x@example.com", "Remove control characters such as tabs, line breaks and null bytes"],
    ["organization", "\ud800", "This text has broken Unicode: type it again"],
    ["organization", "x".repeat(101), "Use at most 100 characters"],
  ])("explains a mistake in %s: %j", (field, value, message) => {
    const result = signUpInput.safeParse({
      email: "ada@example.com",
      password: PASSWORD,
      name: "Ada",
      organization: "A",
      [field]: value,
    });
    expect(result.error?.issues[0]).toMatchObject({ path: [field], message });
  });
});

describe("verifying the address", () => {
  it("takes the link once, within a day, and then lets the user in", async () => {
    const input = form();
    await signUp(ctx(), input);
    const token = await tokenMailedTo(db, input.email);
    const credentials = { email: input.email, password: input.password };
    expect(await codeOf(signIn(ctx(), credentials, null))).toBe("email_not_verified");
    expect(await codeOf(verifyEmail(ctx({ now: addDays(NOW, 1) }), { token }))).toBe("token_invalid");
    expect(await verifyEmail(ctx(), { token })).toEqual({ email: input.email });
    expect(await codeOf(verifyEmail(ctx(), { token }))).toBe("token_invalid");
    expect(await codeOf(signIn(ctx(), credentials, null))).toBeNull();
  });

  it("takes a link once when it races itself", async () => {
    const input = form();
    await signUp(ctx(), input);
    const token = await tokenMailedTo(db, input.email);
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () => codeOf(verifyEmail(ctx({ ip: null }), { token }))),
    );
    expect(outcomes.filter((code) => code === null)).toHaveLength(1);
  });

  it("sends the link again only where one is waited for, and at most five mails an hour", async () => {
    const input = form();
    await signUp(ctx(), input);
    for (let i = 0; i < 8; i++) await resendVerification(ctx({ ip: null }), { email: input.email });
    expect(await mailsTo(db, input.email)).toHaveLength(1 + 5);
    const verified = await buildUser(db);
    await resendVerification(ctx(), { email: verified.email });
    await resendVerification(ctx(), { email: "nobody@example.com" });
    expect(await mailsTo(db, verified.email)).toHaveLength(0);
    expect(await mailsTo(db, "nobody@example.com")).toHaveLength(0);
  });
});

describe("signing up by program", () => {
  const registration = (email: string) => ({
    email,
    password: "securePassword123",
    organization: "Example Corp",
    contactName: "John Doe",
  });

  it("gives a key with every scope at once", async () => {
    const email = address();
    const made = await registerAccount(ctx({ door: "subdomain_v2" }), registration(email));
    expect(made).toMatchObject({ organization: "Example Corp" });
    expect(made.apiKey).toMatch(/^sk_live_[0-9A-Za-z]{40}$/);
    const account = await db.prisma.account.findUniqueOrThrow({ where: { number: made.accountNumber } });
    expect(account).toMatchObject({ organization: "Example Corp", contactName: "John Doe", email });
    const actions = await db.prisma.auditEntry.findMany({ where: { accountId: account.id } });
    expect(actions.map(({ action, door }) => [action, door])).toEqual([
      ["accounts.create", "subdomain_v2"],
      ["keys.create", "subdomain_v2"],
    ]);
    expect(await mailsTo(db, email)).toHaveLength(1);
  });

  it("says that an address is taken, also to the slower of two that race", async () => {
    const email = address();
    const outcomes = await Promise.all([
      codeOf(registerAccount(ctx(), registration(email))),
      codeOf(registerAccount(ctx(), registration(email))),
    ]);
    expect(outcomes.sort()).toEqual(["email_taken", null].sort());
    expect(await db.prisma.account.count({ where: { email } })).toBe(1);
  });

  it("makes further keys from email address and password", async () => {
    const email = address();
    const { apiKey, accountNumber } = await registerAccount(ctx(), registration(email));
    const token = await createToken(ctx(), { email, password: "securePassword123" });
    expect(token).toMatchObject({ accountNumber, organization: "Example Corp" });
    expect(token.apiKey).not.toBe(apiKey);
    expect(await codeOf(createToken(ctx(), { email, password: "wrong" }))).toBe("invalid_credentials");
    expect(await codeOf(createToken(ctx(), { email: address(), password: "wrong" }))).toBe(
      "invalid_credentials",
    );
  });
});
