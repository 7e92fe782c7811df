import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { addressGuard } from "@/integrations/webhooks/guard";
import { newId } from "@/lib/id";
import { ROLE_SCOPES, type RoleName, SCOPES, type Scope } from "@/services/access/scopes";
import type { Context } from "@/services/context";
import { openSealer } from "@/services/sealing/sealer";
import {
  anonymousContext,
  type BuiltAccount,
  buildAccount,
  buildSession,
  buildUser,
  keyContext,
  userContext,
} from "@/testing/builders";
import { openTestRegistry } from "@/testing/registry";
import { errorData, registryErrorOf } from "./errors";
import { appRouter, createCaller } from "./root";

/** What a procedure asks of its caller. A scope with `byUser` is of no use to a key. */
type Needs =
  | "nobody"
  | "user"
  | "operator"
  | "support operator"
  | "certifier operator"
  | "support or certifier operator"
  | "admin operator"
  | Scope
  | { scope: Scope; byUser: true };

const id = newId();
const name = "not-registered.com.store";
const token = "x".repeat(43);
const person = { name: "Ada", email: "ada@example.com", password: "correct horse battery" };
const slug = "no-such-channel";
const application = {
  company: "Acme Names",
  technicalName: "Ada",
  technicalEmail: "ada@example.com",
  supportName: "Ada",
  supportEmail: "ada@example.com",
  clientName: "acme",
  clientVersion: "1",
};
const card = { cardNumber: "4242424242424242", cardExpiry: "12/30", cardCvc: "123" };

/** Every procedure, what it needs, and an input that is well-formed and changes nothing where it is let in. */
const MATRIX: Record<string, [Needs, unknown?]> = {
  "access.me": ["nobody"],
  "access.signOut": ["nobody"],
  "access.signUp": ["nobody", { ...person, organization: "Engines" }],
  "access.verifyEmail": ["nobody", { token }],
  "access.resendVerification": ["nobody", { email: person.email }],
  "access.requestPasswordReset": ["nobody", { email: person.email }],
  "access.resetPassword": ["nobody", { token, password: person.password }],
  "access.setupStatus": ["nobody"],
  "access.createFirstOperator": ["nobody", person],
  "access.changePassword": ["user", { currentPassword: "wrong", newPassword: person.password }],
  "access.sessions": ["user"],
  "access.revokeSession": ["user", { sessionId: id }],
  "access.revokeOtherSessions": ["user"],
  "access.switchAccount": ["user", { accountId: id }],
  "access.updateProfile": ["user", { name: "Ada" }],
  "account.get": ["account:read"],
  "account.update": [
    "account:write",
    { organization: "Engines", contactName: "Ada", email: "ada@example.com" },
  ],
  "audit.activity": ["audit:read", {}],
  "billing.balance": ["billing:read"],
  "billing.statement": ["billing:read", {}],
  "billing.invoices": ["billing:read", {}],
  "billing.invoice": ["billing:read", { number: 999_999 }],
  "billing.renewals": ["billing:read"],
  "billing.topUp": ["billing:write", { amount: 1000, ...card }],
  "commands.list": ["channel:read", {}],
  "commands.get": ["channel:read", { id: "1" }],
  "commands.exportPage": ["channel:read", {}],
  "channels.own": ["channel:read"],
  "channels.status": ["channel:read", {}],
  "channels.submit": ["channel:write", { ...application, namespaces: ["nowhere"] }],
  "channels.update": ["channel:write", application],
  "channels.answer": ["channel:write", { text: "Yes" }],
  "channels.requestListing": ["channel:write", { namespace: "nowhere" }],
  "channels.withdrawRequest": ["channel:write", { namespace: "nowhere" }],
  "channels.setLowBalance": ["channel:write", { lowBalanceAmount: 100 }],
  "channels.keys": ["channel:read"],
  "channels.createKey": [
    { scope: "channel:write", byUser: true },
    { name: "Key", profile: "registrar_api" },
  ],
  "channels.updateKey": ["channel:write", { keyId: id }],
  "channels.rotateKey": [
    { scope: "channel:write", byUser: true },
    { keyId: id, overlapDays: 1 },
  ],
  "channels.revokeKey": ["channel:write", { keyId: id }],
  "console.accounts.list": ["operator", {}],
  "console.accounts.get": ["operator", { number: 999_999 }],
  "console.accounts.setRateLimit": ["support operator", { number: 999_999, rateLimitPerHour: 5000 }],
  "console.accounts.removeSecondFactor": ["support operator", { userId: id, reason: "Lost phone" }],
  "console.accounts.suspend": ["support operator", { number: 999_999 }],
  "console.accounts.resume": ["support operator", { number: 999_999 }],
  "console.commands.list": ["operator", {}],
  "console.commands.get": ["operator", { id: "1" }],
  "console.commands.exportPage": ["operator", {}],
  "console.health.load": ["operator", {}],
  "console.channels.list": ["operator", {}],
  "console.channels.waiting": ["operator"],
  "console.channels.get": ["operator", { slug }],
  "console.channels.ask": ["certifier operator", { slug, text: "Why?" }],
  "console.channels.approve": [
    "certifier operator",
    { slug, listings: [{ namespace: "defiwallet", decision: "approve" }] },
  ],
  "console.channels.refuse": ["certifier operator", { slug, reason: "No" }],
  "console.channels.approveForProduction": [
    "certifier operator",
    { slug, certifiedUntil: "2030-01-01", reason: "Run 1" },
  ],
  "console.channels.suspend": ["certifier operator", { slug, reason: "No" }],
  "console.channels.resume": ["certifier operator", { slug }],
  "console.channels.decideListing": [
    "certifier operator",
    { slug, namespace: "defiwallet", decision: "approve" },
  ],
  "console.channels.setRateLimit": ["certifier operator", { slug, rateLimitPerMinute: 60 }],
  "console.channels.setCreditLimit": ["certifier operator", { slug, currency: "USD", creditLimit: 1 }],
  "console.channels.setLowBalance": ["certifier operator", { slug, lowBalanceAmount: 1 }],
  "console.channels.credit": ["certifier operator", { slug, currency: "USD", amount: 1, reason: "Gift" }],
  "console.lists.entries": ["operator", { namespace: "nowhere", kind: "premium" }],
  "console.lists.previewImport": ["operator", { namespace: "nowhere", kind: "premium", text: "" }],
  "console.lists.put": ["admin operator", { namespace: "nowhere", kind: "reserved", label: "x", values: {} }],
  "console.lists.remove": ["admin operator", { namespace: "nowhere", kind: "reserved", label: "x" }],
  "console.lists.import": [
    "admin operator",
    { namespace: "nowhere", kind: "premium", text: "", digest: "x" },
  ],
  "console.audit.list": ["operator", {}],
  "console.audit.chains": ["operator"],
  "console.audit.verify": ["operator", { log: "audit" }],
  "console.unlocks.list": ["operator", {}],
  "console.unlocks.decide": ["support operator", { id, decision: "refuse", reason: "No" }],
  "console.work.list": ["operator", {}],
  "console.work.get": ["operator", { id }],
  "console.work.applyOne": ["support or certifier operator", { id }],
  "console.work.applyMany": ["support or certifier operator", { ids: [id] }],
  "console.work.reject": ["support or certifier operator", { id, reason: "No" }],
  "console.mail.list": ["operator", {}],
  "console.mail.get": ["admin operator", { mailId: id }],
  "console.names.search": ["operator", {}],
  "console.names.get": ["operator", { name }],
  "console.names.setStatuses": ["support operator", { name, statuses: [], reason: "Because" }],
  "console.names.addNote": ["support operator", { name, text: "Note" }],
  "console.names.removeNote": ["support operator", { noteId: id }],
  "console.namespaces.list": ["operator"],
  "console.namespaces.get": ["operator", { name: "nowhere" }],
  "console.namespaces.create": [
    "admin operator",
    { name: "com.store", prices: { register: 1, renew: 1, transfer: 1, restore: 1 } },
  ],
  "console.namespaces.update": ["admin operator", { name: "nowhere", changes: {} }],
  "console.namespaces.delete": ["admin operator", { name: "nowhere", confirm: "nowhere" }],
  "console.namespaces.addPrice": [
    "admin operator",
    { namespace: "nowhere", operation: "renew", amount: 1, validFrom: null },
  ],
  "console.namespaces.removePrice": ["admin operator", { priceId: id }],
  "console.operators.list": ["operator"],
  "console.operators.invite": ["admin operator", { email: "x@example.com", role: "support" }],
  "console.operators.changeRole": ["admin operator", { userId: id, role: "support" }],
  "console.operators.remove": ["admin operator", { userId: id }],
  "console.operators.revokeInvitation": ["admin operator", { invitationId: id }],
  "console.operators.invitation": ["nobody", { token }],
  "console.operators.acceptInvitation": ["nobody", { token }],
  "console.ote.list": ["operator", {}],
  "console.ote.get": ["operator", { number: 999_999 }],
  "console.ote.revision": ["operator", { number: 999_999 }],
  "console.ote.compare": ["operator", { a: 999_998, b: 999_999 }],
  "console.ote.start": ["certifier operator", { slug, namespace: "defiwallet", name: "First" }],
  "console.ote.retryStep": ["certifier operator", { number: 999_999, step: "create", reason: "Again" }],
  "console.ote.addNote": ["certifier operator", { number: 999_999, text: "Note" }],
  "console.ote.attachPoll": ["certifier operator", { number: 999_999 }],
  "console.ote.signOff": ["certifier operator", { number: 999_999, statement: "Seen" }],
  "console.ote.refuse": ["certifier operator", { number: 999_999, findings: "No" }],
  "console.ote.abandon": ["certifier operator", { number: 999_999, reason: "No" }],
  "console.registry.overview": ["operator"],
  "ote.mine": ["channel:read"],
  "ote.run": ["channel:read", { number: 999_999 }],
  "ote.revision": ["channel:read", { number: 999_999 }],
  "dns.list": ["dns:read", { name }],
  "dns.status": ["dns:read", { name }],
  "dns.history": ["dns:read", { name }],
  "dns.export": ["dns:read", { name }],
  "dns.live": ["dns:read", { name, owner: "@", type: "A" }],
  "dns.previewImport": ["dns:read", { name, text: "" }],
  "dns.applyChanges": ["dns:write", { name }],
  "dns.import": ["dns:write", { name, text: "" }],
  "dns.revert": ["dns:write", { name, changeId: id }],
  "home.overview": ["names:read"],
  "keys.list": ["keys:read"],
  "keys.create": [
    { scope: "keys:write", byUser: true },
    { name: "Key", scopes: ["names:read"] },
  ],
  "keys.update": ["keys:write", { keyId: id }],
  "keys.revoke": ["keys:write", { keyId: id }],
  "locks.status": ["names:read", { name }],
  "locks.lock": ["names:write", { name }],
  "locks.unlock": [
    { scope: "account:write", byUser: true },
    { name, code: "000000", reason: "Moving" },
  ],
  "locks.withdraw": ["names:write", { name }],
  "members.list": ["members:read"],
  "members.invite": [
    { scope: "members:write", byUser: true },
    { email: "x@example.com", role: "billing" },
  ],
  "members.changeRole": ["members:write", { userId: id, role: "billing" }],
  "members.remove": ["members:write", { userId: id }],
  "members.revokeInvitation": ["members:write", { invitationId: id }],
  "members.invitation": ["nobody", { token }],
  "members.acceptInvitation": ["nobody", { token }],
  "names.check": ["nobody", { name }],
  "names.checkMany": ["nobody", { names: [name] }],
  "names.search": ["nobody", { phrase: "shop" }],
  "names.list": ["names:read", {}],
  "names.info": ["names:read", { name }],
  "names.statistics": ["names:read"],
  "names.deletionTerms": ["names:read", { name }],
  "names.register": ["names:register", { name: "no_such_label" }],
  "names.renew": ["names:register", { name }],
  "names.restore": ["names:register", { name }],
  "names.transferIn": ["names:register", { name, authCode: "wrong" }],
  "names.bulkRenew": ["names:register", { names: [name] }],
  "names.update": ["names:write", { name }],
  "names.setNameservers": ["names:write", { name, nameservers: [] }],
  "names.setContacts": ["names:write", { name, contacts: {} }],
  "names.authCode": ["names:write", { name }],
  "names.delete": ["names:write", { name, confirm: name }],
  "names.bulkAutoRenew": ["names:write", { names: [name], autoRenew: true }],
  "namespaces.list": ["nobody"],
  "namespaces.pricing": ["nobody"],
  "secondFactor.status": ["user"],
  "secondFactor.begin": ["user", { password: "wrong" }],
  "secondFactor.confirm": ["user", { code: "000000" }],
  "secondFactor.renewRecoveryCodes": ["user", { code: "000000" }],
  "secondFactor.turnOff": ["user", { password: "wrong", code: "000000" }],
  "webhooks.list": ["webhooks:read"],
  "webhooks.get": ["webhooks:read", { id }],
  "webhooks.statistics": ["webhooks:read", { id }],
  "webhooks.summaries": ["webhooks:read"],
  "webhooks.attempts": ["webhooks:read", { id }],
  "webhooks.countMissed": ["webhooks:read", { id, since: "2026-01-01T00:00:00Z" }],
  "webhooks.deliveries": ["webhooks:read", { id }],
  "webhooks.delivery": ["webhooks:read", { id, deliveryId: id }],
  "webhooks.eventTypes": ["nobody"],
  "webhooks.verification": ["nobody"],
  "webhooks.create": ["webhooks:write", { url: "ftp://example.com" }],
  "webhooks.update": ["webhooks:write", { id, description: "New" }],
  "webhooks.pause": ["webhooks:write", { id }],
  "webhooks.resume": ["webhooks:write", { id }],
  "webhooks.delete": ["webhooks:write", { id }],
  "webhooks.rotateSecret": ["webhooks:write", { id }],
  "webhooks.sendTest": ["webhooks:write", { id }],
  "webhooks.replay": ["webhooks:write", { id, deliveryId: id }],
  "webhooks.replaySince": ["webhooks:write", { id, since: "2026-01-01T00:00:00Z" }],
};

/** Codes that mean: not you. */
const REFUSALS = ["unauthenticated", "no_account", "missing_scope", "owners_only", "account_suspended"];

const ROLES = Object.keys(ROLE_SCOPES) as RoleName[];

let db: Database;
let account: BuiltAccount;
let other: BuiltAccount;

const payments = {
  chargeCard: async () => ({
    status: "declined" as const,
    brand: "visa",
    last4: "4242",
    failureCode: "card_declined",
    message: "Declined",
  }),
};
const webhooks = { sealer: openSealer("a secret for tests", "webhook secrets"), guard: addressGuard([]) };
const liveDns = { ask: () => Promise.reject(new Error("no network here")) } as never;

beforeAll(async () => {
  db = await openTestRegistry();
  account = await buildAccount(db, { balance: 100_00 });
  other = await buildAccount(db);
  await buildUser(db, { operatorRole: "admin" });
});
afterAll(() => db.close());

/** The code that the call is answered with, also where an answer carries one for each of its parts. */
async function call(ctx: Context, path: string, input: unknown): Promise<string> {
  const caller = createCaller({ ...ctx, payments, liveDns, webhooks, ip: null });
  const procedure = path
    .split(".")
    .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], caller) as (
    input: unknown,
  ) => Promise<unknown>;
  try {
    const result = await procedure(input);
    const [first] = Array.isArray(result) ? result : [];
    return first?.error?.code ?? "done";
  } catch (error) {
    if (!(error instanceof TRPCError)) throw error;
    return errorData(registryErrorOf(error), null).code;
  }
}

async function expectAdmitted(ctx: Context, path: string, input: unknown) {
  const code = await call(ctx, path, input);
  expect([...REFUSALS, "invalid_request", "internal"]).not.toContain(code);
}

it("has a row for every procedure, and none too many", () => {
  expect(Object.keys(MATRIX).sort()).toEqual(Object.keys(appRouter._def.procedures).sort());
});

describe.each(Object.entries(MATRIX))("%s", (path, [needs, input]) => {
  const scope =
    typeof needs === "object"
      ? needs.scope
      : (SCOPES as readonly string[]).includes(needs as string)
        ? (needs as Scope)
        : null;
  const isOperators = typeof needs === "string" && needs.endsWith("operator");

  it("by nobody in particular", async () => {
    const ctx = anonymousContext(db);
    if (needs === "nobody") await expectAdmitted(ctx, path, input);
    else expect(await call(ctx, path, input)).toBe("unauthenticated");
  });

  it("by a user of no account", async () => {
    const ctx = await userContext(db, null);
    const code = await call(ctx, path, input);
    if (scope) expect(code).toBe("no_account");
    else if (isOperators) expect(code).toBe("not_found");
    else expect(REFUSALS).not.toContain(code);
  });

  it.each(ROLES)("by a member with the role %s", async (role) => {
    const ctx = await userContext(db, account, { role });
    if (isOperators) expect(await call(ctx, path, input)).toBe("not_found");
    else if (scope === null || ROLE_SCOPES[role].includes(scope)) await expectAdmitted(ctx, path, input);
    else expect(await call(ctx, path, input)).toBe("missing_scope");
  });

  it.each(["read_only", "support", "certifier", "admin"] as const)(
    "by an operator: %s",
    async (operatorRole) => {
      const ctx = await userContext(db, null, { operatorRole });
      const code = await call(ctx, path, input);
      if (scope) expect(code).toBe("no_account");
      else if (needs === "admin operator" && operatorRole !== "admin") expect(code).toBe("missing_scope");
      else if (needs === "support operator" && !["support", "admin"].includes(operatorRole)) {
        expect(code).toBe("missing_scope");
      } else if (needs === "support or certifier operator" && operatorRole === "read_only") {
        expect(code).toBe("missing_scope");
      } else if (needs === "certifier operator" && !["certifier", "admin"].includes(operatorRole)) {
        expect(code).toBe("missing_scope");
      } else expect(REFUSALS).not.toContain(code);
    },
  );

  it("by a key with that scope alone, with every other, and with all", async () => {
    const keyWith = (scopes: readonly Scope[]) => keyContext(db, account, { scopes });
    const all = await keyWith(SCOPES);
    if (needs === "nobody") return expectAdmitted(await keyWith([]), path, input);
    if (scope === null) {
      expect(await call(all, path, input)).toBe("unauthenticated");
      return;
    }
    expect(await call(await keyWith(SCOPES.filter((s) => s !== scope)), path, input)).toBe("missing_scope");
    if (typeof needs === "object") expect(REFUSALS).toContain(await call(all, path, input));
    else await expectAdmitted(await keyWith([scope]), path, input);
  });
});

describe("what belongs to another account is not there", () => {
  const theirs = "theirs.com.store";
  const refs: Record<string, unknown> = {};

  beforeAll(async () => {
    const owner = await userContext(db, account);
    await createCaller(owner).names.register({ name: theirs });
    const key = await createCaller(owner).keys.create({ name: "Theirs", scopes: ["names:read"] });
    const invitation = await createCaller(owner).members.invite({ email: "y@example.com", role: "billing" });
    const session = await buildSession(db, account.owner, account.id);
    const { number } = await db.prisma.ledgerTransaction.findFirstOrThrow({ where: { kind: "register" } });
    Object.assign(refs, {
      name: theirs,
      names: [theirs],
      confirm: theirs,
      keyId: key.id,
      invitationId: invitation.id,
      sessionId: session.id,
      userId: account.owner.id,
      accountId: account.id,
      number,
    });
  });

  const byReference = Object.entries(MATRIX).filter(
    ([path, [needs, input]]) =>
      needs !== "nobody" &&
      ![
        "names.register",
        "names.transferIn",
        "account.update",
        "access.updateProfile",
        "keys.create",
      ].includes(path) &&
      Object.keys(input ?? {}).some((field) =>
        ["name", "names", "keyId", "invitationId", "sessionId", "userId", "accountId", "number"].includes(
          field,
        ),
      ),
  );

  it.each(byReference)("%s", async (path, [, input]) => {
    const pointed = Object.fromEntries(
      Object.entries(input as object).map(([field, value]) => [field, refs[field] ?? value]),
    );
    const before = await everything();
    expect(await call(await userContext(db, other), path, pointed)).toBe("not_found");
    expect(await everything()).toEqual(before);
  });

  const everything = async () => ({
    names: await db.prisma.name.findMany(),
    keys: await db.prisma.apiKey.findMany(),
    members: await db.prisma.member.findMany({ where: { accountId: account.id } }),
    invitations: await db.prisma.invitation.findMany(),
    sessions: await db.prisma.session.findMany(),
    records: await db.prisma.dnsRecord.count(),
    entries: await db.prisma.ledgerEntry.count(),
    audits: await db.prisma.auditEntry.count(),
  });
});
