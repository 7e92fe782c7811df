import { randomBytes } from "node:crypto";
import type { Database } from "@/db/client";
import type { OperatorRole, Role } from "@/db/generated/enums";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/lib/id";
import { hashPassword } from "@/lib/password";
import { newToken, sha256 } from "@/lib/secret";
import { issueKey } from "@/services/access/issue-key";
import { SCOPES, type Scope } from "@/services/access/scopes";
import { createAccount, createUser } from "@/services/accounts/create-account";
import { type Actor, type Context, systemContext } from "@/services/context";
import { testSealer } from "./sealer";

/** The instant at which tests happen, unless they say another. */
export const NOW = new Date("2026-11-21T09:00:00.000Z");

/** Every built user's password. */
export const PASSWORD = "correct horse battery";

let passwordHash: Promise<string> | undefined;

export interface BuiltUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

export interface BuiltAccount {
  readonly id: string;
  readonly number: number;
  readonly organization: string;
  readonly owner: BuiltUser;
}

/** A context of nobody in particular. */
export function anonymousContext(db: Database, over: Partial<Context> = {}): Context {
  return {
    ...systemContext(db, "test", NOW, `req_${randomBytes(8).toString("hex")}`, "https://portal.test"),
    actor: { kind: "anonymous" },
    door: "trpc",
    ip: "192.0.2.10",
    sealer: testSealer,
    ...over,
  };
}

/** A user with a verified address and the password `PASSWORD`. */
export async function buildUser(
  db: Database,
  over: { email?: string; name?: string; operatorRole?: OperatorRole; emailVerifiedAt?: Date | null } = {},
): Promise<BuiltUser> {
  passwordHash ??= hashPassword(PASSWORD);
  const email = over.email ?? `user-${randomBytes(6).toString("hex")}@example.com`;
  const name = over.name ?? "Ada Lovelace";
  const hash = await passwordHash;
  const emailVerifiedAt = over.emailVerifiedAt === undefined ? NOW : over.emailVerifiedAt;
  const { id } = await inTransaction(db, (tx) =>
    createUser(tx, anonymousContext(db), { email, name, passwordHash: hash, emailVerifiedAt }),
  );
  if (over.operatorRole) {
    await db.prisma.user.update({ where: { id }, data: { operatorRole: over.operatorRole } });
  }
  return { id, email, name };
}

/** An account with an owner. `balance` in minor units, set without ledger entries when given. */
export async function buildAccount(
  db: Database,
  over: { organization?: string; owner?: BuiltUser; balance?: number } = {},
): Promise<BuiltAccount> {
  const owner = over.owner ?? (await buildUser(db));
  const organization = over.organization ?? "Analytical Engines";
  const account = await inTransaction(db, (tx) =>
    createAccount(tx, anonymousContext(db), {
      organization,
      contactName: owner.name,
      email: owner.email,
      ownerId: owner.id,
    }),
  );
  if (over.balance !== undefined) {
    await db.prisma.ledgerAccount.updateMany({
      where: { accountId: account.id, kind: "customer" },
      data: { balance: over.balance },
    });
  }
  return { ...account, organization, owner };
}

/** Makes `user` (a new one, if none is given) a member. */
export async function buildMember(
  db: Database,
  account: { id: string },
  role: Role,
  user?: BuiltUser,
): Promise<BuiltUser> {
  const member = user ?? (await buildUser(db));
  await db.prisma.member.create({ data: { accountId: account.id, userId: member.id, role, createdAt: NOW } });
  return member;
}

/** A live session of `user`; `token` is what its cookie holds. */
export async function buildSession(
  db: Database,
  user: BuiltUser,
  accountId: string | null,
): Promise<{ id: string; token: string }> {
  const token = newToken();
  const id = newId();
  await db.prisma.session.create({
    data: {
      id,
      userId: user.id,
      accountId,
      tokenHash: sha256(token),
      createdAt: NOW,
      lastSeenAt: NOW,
      expiresAt: new Date(NOW.getTime() + 30 * 86_400_000),
    },
  });
  return { id, token };
}

/** A context of the account's owner, or of `user` with `role`; without an account, of an operator or newcomer. */
export async function userContext(
  db: Database,
  account: BuiltAccount | null,
  over: {
    user?: BuiltUser;
    role?: Role;
    operatorRole?: OperatorRole;
    now?: Date;
    sessionId?: string;
  } = {},
): Promise<Context> {
  const role = account ? (over.role ?? "owner") : null;
  const user =
    over.user ??
    (account && role && role !== "owner"
      ? await buildMember(db, account, role)
      : (account?.owner ?? (await buildUser(db, { operatorRole: over.operatorRole }))));
  const actor: Actor = {
    kind: "user",
    userId: user.id,
    sessionId: over.sessionId ?? newId(),
    email: user.email,
    name: user.name,
    accountId: account?.id ?? null,
    role,
    operatorRole: over.operatorRole ?? null,
  };
  return anonymousContext(db, { actor, now: over.now ?? NOW });
}

/** A live API key of the account; `key` is its text. */
export async function buildKey(
  db: Database,
  account: BuiltAccount,
  over: {
    scopes?: readonly Scope[];
    acmeNames?: readonly string[];
    expiresAt?: Date | null;
    allowedAddresses?: readonly string[];
  } = {},
): Promise<{ id: string; key: string }> {
  return inTransaction(db, (tx) =>
    issueKey(
      tx,
      anonymousContext(db),
      { accountId: account.id, userId: account.owner.id },
      {
        name: "Test key",
        scopes: over.scopes ?? SCOPES,
        acmeNames: over.acmeNames ?? [],
        expiresAt: over.expiresAt ?? null,
        allowedAddresses: over.allowedAddresses ?? [],
      },
    ),
  );
}

/** A context of an API key of the account, with every scope unless `scopes` says fewer. */
export async function keyContext(
  db: Database,
  account: BuiltAccount,
  over: { scopes?: readonly Scope[]; acmeNames?: readonly string[]; now?: Date } = {},
): Promise<Context> {
  const { scopes = SCOPES, acmeNames = [] } = over;
  const { id } = await buildKey(db, account, { scopes, acmeNames });
  return anonymousContext(db, {
    actor: { kind: "apiKey", keyId: id, accountId: account.id, label: "Test key", scopes, acmeNames },
    door: "subdomain_v2",
    now: over.now ?? NOW,
  });
}
