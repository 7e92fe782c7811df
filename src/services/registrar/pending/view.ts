import type { Prisma } from "@/db/generated/client";
import type { ChannelState } from "@/db/generated/enums";
import type { Context } from "../../context";
import { readFacts } from "./facts";
import type { WorkCommand, WorkState } from "./schema";
import { type Standing, serverTexts, standingOf } from "./standing";

export const workDetails = {
  channel: { select: { slug: true, company: true, state: true } },
  namespace: { select: { name: true } },
} satisfies Prisma.PendingWorkInclude;

export type WorkRow = Prisma.PendingWorkGetPayload<{ include: typeof workDetails }>;

/** One difference that the work makes, a line each; an empty side is nothing. */
export interface WorkChange {
  readonly what: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Work as operators see it. */
export interface WorkView {
  readonly id: string;
  readonly command: WorkCommand;
  readonly fqdn: string;
  readonly namespace: string;
  readonly channel: { readonly slug: string; readonly company: string; readonly state: ChannelState };
  readonly state: WorkState;
  readonly changes: readonly WorkChange[];
  readonly before: unknown;
  readonly desired: unknown;
  /** What has become of the name since; of decided work `unchanged`. */
  readonly standing: Standing;
  /** Whole seconds that it waited, or has waited until now. */
  readonly ageSeconds: number;
  readonly createdAt: Date;
  readonly decidedAt: Date | null;
  /** The operator's email address, a channel's handle, or `auto-apply`. */
  readonly decidedBy: string | null;
  readonly reason: string | null;
  /** Why applying it failed last. */
  readonly lastError: string | null;
  /** Of the registrar's command. */
  readonly requestId: string;
}

/** The views of rows, with the names as they are now. */
export async function viewWork(ctx: Context, rows: readonly WorkRow[]): Promise<WorkView[]> {
  const names = await ctx.db.prisma.name.findMany({
    where: { id: { in: rows.map(({ nameId }) => nameId) } },
    select: {
      id: true,
      accountId: true,
      expiresAt: true,
      clientStatuses: true,
      lastTransferAt: true,
      deletedAt: true,
      releasedAt: true,
      nameservers: { orderBy: { position: "asc" } },
      account: { select: { organization: true, channel: { select: { slug: true } } } },
    },
  });
  const byId = new Map(names.map((name) => [name.id, name]));
  return rows.map((row) => {
    const name = byId.get(row.nameId) ?? null;
    const isPending = row.state === "pending";
    const until = row.decidedAt ?? ctx.now;
    return {
      id: row.id,
      command: row.command as WorkCommand,
      fqdn: row.fqdn,
      namespace: row.namespace.name,
      channel: row.channel,
      state: row.state,
      changes: changesOf(
        row,
        isPending && name ? (name.account.channel?.slug ?? name.account.organization) : null,
      ),
      before: row.before,
      desired: row.desired,
      standing: isPending ? standingOf(row, name) : { is: "unchanged", why: "" },
      ageSeconds: Math.max(0, Math.floor((until.getTime() - row.createdAt.getTime()) / 1000)),
      createdAt: row.createdAt,
      decidedAt: row.decidedAt,
      decidedBy: row.decidedBy,
      reason: row.reason,
      lastError: row.lastError,
      requestId: row.requestId,
    };
  });
}

/** `holder`: who has the name now, where that is still what the work would change. */
function changesOf(row: WorkRow, holder: string | null): WorkChange[] {
  const facts = readFacts(row);
  switch (facts.command) {
    case "update_nameservers":
      return [
        {
          what: "Nameservers",
          before: serversOrHosted(facts.before.nameservers),
          after: serversOrHosted(facts.desired.nameservers),
        },
      ];
    case "delete_domain":
      return [{ what: "State", before: ["registered"], after: [facts.desired.state] }];
    case "transfer_domain": {
      const { desired, before } = facts;
      const losing = desired.direction === "out" ? (before.registrar ?? null) : holder;
      const registrar = {
        what: "Registrar",
        before: losing ? [losing] : [],
        after: [desired.gaining_registrar],
      };
      if (!before.expires_at || !desired.expires_at) return [registrar];
      return [registrar, { what: "Expires", before: [before.expires_at], after: [desired.expires_at] }];
    }
  }
}

function serversOrHosted(servers: Parameters<typeof serverTexts>[0]): string[] {
  return servers.length === 0 ? ["hosted here"] : serverTexts(servers);
}
