import { isoSeconds } from "@/lib/time";
import { RegistryError } from "../../errors";
import type { ChannelContext } from "../gate";
import type { CommandInputs } from "../inputs";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The channel's successful commands that wait to be applied, the oldest first. Ids are ordered by time. */
export async function pendingBackend(
  ctx: ChannelContext,
  { command, domain, cursor, limit }: CommandInputs["pending_backend"],
): Promise<object> {
  if (cursor !== undefined && !UUID.test(cursor)) {
    const message = "is not one that an answer gave as next_cursor";
    throw new RegistryError("invalid_request", {
      message: `cursor ${message}`,
      fields: [{ path: "cursor", message }],
    });
  }
  const rows = await ctx.db.prisma.pendingWork.findMany({
    where: {
      channelId: ctx.actor.channelId,
      state: "pending",
      command,
      fqdn: domain,
      ...(cursor === undefined ? {} : { id: { gt: cursor } }),
    },
    orderBy: { id: "asc" },
    take: limit + 1,
  });
  const page = rows.slice(0, limit);
  return {
    pending: page.map((row) => ({
      id: row.id,
      command: row.command,
      domain: row.fqdn,
      status: row.state,
      requested_at: isoSeconds(row.createdAt),
      age_seconds: Math.max(0, Math.floor((ctx.now.getTime() - row.createdAt.getTime()) / 1000)),
      before: row.before,
      desired: row.desired,
      last_error: row.lastError,
    })),
    count: page.length,
    has_more: rows.length > limit,
    next_cursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
  };
}
