import { TRPCError } from "@trpc/server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "@/db/client";
import { testCards } from "@/integrations/payments/test-cards";
import { addressGuard } from "@/integrations/webhooks/guard";
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
import { MATRIX } from "./authorization-matrix";
import { errorData, registryErrorOf } from "./errors";
import { appRouter, createCaller } from "./root";

/** Codes that mean: not you. */
const REFUSALS = ["unauthenticated", "no_account", "missing_scope", "owners_only", "account_suspended"];

const ROLES = Object.keys(ROLE_SCOPES) as RoleName[];

let db: Database;
let account: BuiltAccount;
let other: BuiltAccount;

const webhooks = { sealer: openSealer("a secret for tests", "webhook secrets"), guard: addressGuard([]) };
const clock = { mostNames: 1_000 };
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
  const caller = createCaller({ ...ctx, payments: testCards, liveDns, webhooks, clock, ip: null });
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

const keys = new Map<string, Promise<Context>>();

/** One key for each set of scopes: an account has a limited number. */
function keyWith(scopes: readonly Scope[]): Promise<Context> {
  const known = keys.get(scopes.join()) ?? keyContext(db, account, { scopes });
  keys.set(scopes.join(), known);
  return known;
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
    const contact = await createCaller(owner).contacts.add({ name: "Ida", email: "ida@example.com" });
    const request = await createCaller(owner).workflows.register({ name: "asked.com.store" });
    const invitation = await createCaller(owner).members.invite({ email: "y@example.com", role: "billing" });
    const session = await buildSession(db, account.owner, account.id);
    const { number } = await db.prisma.ledgerTransaction.findFirstOrThrow({ where: { kind: "register" } });
    Object.assign(refs, {
      name: theirs,
      names: [theirs],
      confirm: theirs,
      keyId: key.id,
      contactId: contact.id,
      workflowId: request.id,
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
        "workflows.register",
        "workflows.transferIn",
        "account.update",
        "contacts.add",
        "access.updateProfile",
        "keys.create",
      ].includes(path) &&
      Object.keys(input ?? {}).some((field) =>
        [
          "name",
          "names",
          "keyId",
          "contactId",
          "workflowId",
          "invitationId",
          "sessionId",
          "userId",
          "accountId",
          "number",
        ].includes(field),
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
    contacts: await db.prisma.contact.findMany(),
    requests: await db.prisma.workflow.findMany(),
    members: await db.prisma.member.findMany({ where: { accountId: account.id } }),
    invitations: await db.prisma.invitation.findMany(),
    sessions: await db.prisma.session.findMany(),
    records: await db.prisma.dnsRecord.count(),
    entries: await db.prisma.ledgerEntry.count(),
    audits: await db.prisma.auditEntry.count(),
  });
});
