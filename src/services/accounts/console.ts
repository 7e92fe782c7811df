import type { Role } from "@/db/generated/enums";
import { requireOperator } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { USUAL_DOMAIN_LIMIT } from "../names/domain-limit";
import type { AccountInput, ListAccountsInput } from "./schema";

/** An account as operators see it. */
export interface ListedAccount {
  readonly id: string;
  readonly number: number;
  readonly organization: string;
  readonly contactName: string;
  readonly email: string;
  readonly createdAt: Date;
  readonly suspendedAt: Date | null;
  /** Requests in an hour for each of its keys; null for the portal's default. */
  readonly rateLimitPerHour: number | null;
  /** Names it holds now. */
  readonly names: number;
  readonly memberCount: number;
}

export interface AccountAtOperators extends ListedAccount {
  readonly members: readonly {
    readonly userId: string;
    readonly name: string;
    readonly email: string;
    readonly role: Role;
    readonly joinedAt: Date;
    readonly hasSecondFactor: boolean;
  }[];
  /** Names that it may hold by way of programs; null for the usual number, which is `usualDomainLimit`. */
  readonly domainLimit: number | null;
  readonly usualDomainLimit: number;
  /** Keys that are neither revoked nor expired. */
  readonly liveKeys: number;
  /** Minor units, one a currency. */
  readonly balances: readonly {
    readonly currency: string;
    readonly balance: number;
    readonly creditLimit: number;
  }[];
}

const COUNTS = {
  _count: { select: { names: { where: { releasedAt: null } }, members: true } },
} as const;

/** Accounts by organization, contact's address, member's address or number, the newest first. Operators only. */
export async function listAccounts(
  ctx: Context,
  input: ListAccountsInput,
): Promise<{ accounts: ListedAccount[]; total: number; page: number; pages: number }> {
  requireOperator(ctx);
  const { search, page, limit } = input;
  const contains = { contains: search, mode: "insensitive" } as const;
  const where = search
    ? {
        OR: [
          { organization: contains },
          { email: contains },
          { members: { some: { user: { email: contains } } } },
          ...(/^#?\d{1,9}$/.test(search) ? [{ number: Number(search.replace("#", "")) }] : []),
        ],
      }
    : {};
  const total = await ctx.db.prisma.account.count({ where });
  const rows = await ctx.db.prisma.account.findMany({
    where,
    include: COUNTS,
    orderBy: { number: "desc" },
    skip: (page - 1) * limit,
    take: limit,
  });
  const accounts = rows.map(({ _count, ...account }) => ({
    ...account,
    names: _count.names,
    memberCount: _count.members,
  }));
  return { accounts, total, page, pages: Math.max(1, Math.ceil(total / limit)) };
}

/** One account with its members, balances and counts. Operators only. @throws RegistryError not_found */
export async function loadAnyAccount(ctx: Context, input: AccountInput): Promise<AccountAtOperators> {
  requireOperator(ctx);
  const found = await ctx.db.prisma.account.findUnique({
    where: { number: input.number },
    include: {
      ...COUNTS,
      members: {
        include: { user: { select: { name: true, email: true, totpEnabledAt: true } } },
        orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
      },
      ledgerAccounts: { where: { kind: "customer" }, orderBy: { currency: "asc" } },
    },
  });
  if (!found) throw new RegistryError("not_found", { message: "There is no such account" });
  const { _count, members, ledgerAccounts, ...account } = found;
  const liveKeys = await ctx.db.prisma.apiKey.count({
    where: {
      accountId: account.id,
      revokedAt: null,
      OR: [{ expiresAt: null }, { expiresAt: { gt: ctx.now } }],
    },
  });
  return {
    ...account,
    names: _count.names,
    memberCount: _count.members,
    liveKeys,
    usualDomainLimit: USUAL_DOMAIN_LIMIT,
    members: members.map(({ userId, user, role, createdAt }) => ({
      userId,
      name: user.name,
      email: user.email,
      role,
      joinedAt: createdAt,
      hasSecondFactor: user.totpEnabledAt !== null,
    })),
    balances: ledgerAccounts.map(({ currency, balance, creditLimit }) => ({
      currency,
      balance: Number(balance),
      creditLimit: Number(creditLimit),
    })),
  };
}
