import { openDatabase } from "@/db/client";
import { inTransaction } from "@/db/transaction";
import { newId } from "@/lib/id";
import { issueKey } from "@/services/access/issue-key";
import { REGISTRAR_PROFILE } from "@/services/access/registrar-scopes";
import { systemContext } from "@/services/context";
import { fundAccounts } from "./accounts";

/** A channel that is approved for production, with an approved listing and money. */
export interface Registrar {
  readonly keys: readonly string[];
  readonly accountId: string;
  readonly channelId: string;
}

/** The namespace that registrars' commands are measured in. */
export const NAMESPACE = "defiwallet";

/** A minute, for each key and endpoint: the highest there is. */
const HIGHEST_LIMIT = 60_000;

/** Channels of accounts with ten million dollars each; several keys each where one would meet its limit. */
export async function fundRegistrars(databaseUrl: string, count: number, keysEach = 1): Promise<Registrar[]> {
  await fundAccounts(databaseUrl, count);
  const db = openDatabase(databaseUrl, 2);
  const ctx = systemContext(db, "bench", new Date(), "bench");
  const { id: namespaceId } = await db.prisma.namespace.findUniqueOrThrow({ where: { name: NAMESPACE } });
  const accounts = await db.prisma.account.findMany({
    where: { organization: "Bench" },
    include: { members: true },
    orderBy: { id: "desc" },
    take: count,
  });
  const registrars: Registrar[] = [];
  for (const [index, account] of accounts.entries()) {
    const channelId = newId();
    await db.prisma.channel.create({
      data: {
        id: channelId,
        accountId: account.id,
        slug: `bench-${index}`,
        state: "production_approved",
        company: "Bench",
        technicalName: "Bench",
        technicalEmail: "technical@bench.example",
        supportName: "Bench",
        supportEmail: "support@bench.example",
        clientName: "wrk",
        clientVersion: "4",
        rateLimitPerMinute: HIGHEST_LIMIT,
        appliedAt: ctx.now,
        updatedAt: ctx.now,
        listings: { create: { namespaceId, state: "approved", requestedAt: ctx.now } },
      },
    });
    const owner = { accountId: account.id, userId: account.members[0]?.userId ?? "" };
    const details = { name: "Bench", channelId, profile: REGISTRAR_PROFILE, scopes: [] };
    const keys: string[] = [];
    for (let i = 0; i < keysEach; i++) {
      const { key } = await inTransaction(db, (tx) =>
        issueKey(tx, ctx, owner, { ...details, expiresAt: null, allowedAddresses: [] }),
      );
      keys.push(key);
    }
    registrars.push({ keys, accountId: account.id, channelId });
  }
  await db.close();
  return registrars;
}
