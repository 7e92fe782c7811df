import type { z } from "zod";
import { statement } from "@/db/sql";
import type { Tx } from "@/db/transaction";
import { requireOperator } from "../access/require";
import { type Context, within } from "../context";
import { RegistryError } from "../errors";
import { viewName } from "../names/info";
import { type LoadedName, nameDetails, parseForLookup } from "../names/load";
import type { NameView } from "../names/view";
import type { anyNameRef } from "./schema";

/** A name as operators see it. */
export interface NameAtOperators extends NameView {
  readonly account: {
    readonly number: number;
    readonly organization: string;
    readonly suspendedAt: Date | null;
  };
  readonly channel: { readonly slug: string; readonly company: string; readonly state: string } | null;
  /** Those of RFC 5731 that the registry has set. */
  readonly serverStatuses: readonly string[];
  /** The newest first. */
  readonly notes: readonly { id: string; author: string; text: string; createdAt: Date }[];
  /** What waits for an operator. */
  readonly pendingWork: readonly { id: string; command: string; createdAt: Date }[];
  /** The request to take its registry lock off that waits for an operator. */
  readonly pendingUnlock: { id: string; requestedAt: Date; reason: string } | null;
  /** What was done to it, the newest first. */
  readonly history: readonly {
    id: number;
    at: Date;
    action: string;
    actorKind: string;
    actorLabel: string;
    subjectName: string;
    before: unknown;
    after: unknown;
  }[];
  /** Registrations of the same name that ended, the newest first. */
  readonly earlier: readonly { registeredAt: Date; releasedAt: Date; account: number }[];
  /** How long the namespace keeps a name after its expiry and after its deletion, days. */
  readonly life: {
    autoRenewGraceDays: number;
    expiryHoldDays: number;
    redemptionDays: number;
    pendingDeleteDays: number;
  };
}

const noSuchName = (text: string) =>
  new RegistryError("not_found", { message: `Nobody holds '${text.slice(0, 253)}' now` });

/** Audit rows shown on a name's page. */
const MOST_HISTORY = 30;

/** A name that is registered now, whoever holds it. Operators only. @throws RegistryError not_found */
export async function loadAnyName(
  ctx: Context,
  input: z.output<typeof anyNameRef>,
): Promise<NameAtOperators> {
  requireOperator(ctx);
  const { prisma } = ctx.db;
  const { fqdn, policy } = await lookUp(ctx, input.name);
  const row = await prisma.name.findFirst({ where: { fqdn, releasedAt: null }, include: nameDetails });
  if (!row) throw noSuchName(input.name);
  const view = await viewName(ctx, { row, policy });
  const account = await prisma.account.findUniqueOrThrow({
    where: { id: row.accountId },
    select: {
      number: true,
      organization: true,
      suspendedAt: true,
      channel: { select: { slug: true, company: true, state: true } },
    },
  });
  const notes = await prisma.nameNote.findMany({
    where: { nameId: row.id },
    orderBy: { createdAt: "desc" },
    select: { id: true, author: true, text: true, createdAt: true },
  });
  const pendingWork = await prisma.pendingWork.findMany({
    where: { nameId: row.id, state: "pending" },
    orderBy: { createdAt: "asc" },
    select: { id: true, command: true, createdAt: true },
  });
  const pendingUnlock = await prisma.registryUnlock.findFirst({
    where: { nameId: row.id, state: "pending" },
    select: { id: true, requestedAt: true, reason: true },
  });
  const history = await prisma.auditEntry.findMany({
    where: { subjectId: row.id },
    orderBy: { id: "desc" },
    take: MOST_HISTORY,
    select: {
      id: true,
      at: true,
      action: true,
      actorKind: true,
      actorLabel: true,
      subjectName: true,
      before: true,
      after: true,
    },
  });
  const earlier = await prisma.name.findMany({
    where: { fqdn, releasedAt: { not: null } },
    orderBy: { releasedAt: "desc" },
    take: 10,
    select: { registeredAt: true, releasedAt: true, account: { select: { number: true } } },
  });
  const { channel, ...holder } = account;
  const { autoRenewGraceDays, expiryHoldDays, redemptionDays, pendingDeleteDays } = policy;
  return {
    ...view,
    account: holder,
    channel,
    serverStatuses: row.serverStatuses,
    notes,
    pendingWork,
    pendingUnlock,
    history: history.map((entry) => ({ ...entry, id: Number(entry.id) })),
    earlier: earlier.flatMap(({ registeredAt, releasedAt, account: { number } }) =>
      releasedAt ? [{ registeredAt, releasedAt, account: number }] : [],
    ),
    life: { autoRenewGraceDays, expiryHoldDays, redemptionDays, pendingDeleteDays },
  };
}

async function lookUp(ctx: Context, text: string) {
  try {
    return await parseForLookup(ctx, text);
  } catch (error) {
    if (error instanceof RegistryError && error.code === "not_found") throw noSuchName(text);
    throw error;
  }
}

const LOCK = statement(
  "registry_name_lock",
  "SELECT id FROM name WHERE fqdn = $1 AND released_at IS NULL FOR UPDATE",
);

/** A name that is registered now, locked until the transaction ends. @throws RegistryError not_found */
export async function lockAnyName(tx: Tx, ctx: Context, text: string): Promise<LoadedName> {
  const { fqdn, policy } = await lookUp(within(ctx, tx), text);
  const [locked] = await tx.sql<{ id: string }>(LOCK, [fqdn]);
  if (!locked) throw noSuchName(text);
  const row = await tx.prisma.name.findUniqueOrThrow({ where: { id: locked.id }, include: nameDetails });
  return { row, policy };
}
