import { statement } from "@/db/sql";
import type { SqlTx } from "@/db/transaction";
import { RegistryError } from "../../errors";
import type { ChannelContext } from "../gate";

const FIND = statement(
  "channel_gaining",
  `SELECT c.account_id FROM channel c JOIN channel_listing l ON l.channel_id = c.id
   WHERE c.slug = $1 AND c.state = 'production_approved' AND l.namespace_id = $2::uuid AND l.state = 'approved'`,
);

/**
 * The channel that a name is to be handed to, by its handle; null in the sandbox, where it need not exist.
 * @throws RegistryError transfer_to_self | invalid_value
 */
export async function findGaining(
  ctx: ChannelContext,
  tx: SqlTx,
  name: { readonly namespaceId: string },
  slug: string,
): Promise<{ accountId: string } | null> {
  const path = "gaining_registrar";
  if (slug === ctx.actor.slug) {
    throw new RegistryError("transfer_to_self", { fields: [{ path, message: "is this channel itself" }] });
  }
  const [found] = await tx.sql<{ account_id: string }>(FIND, [slug, name.namespaceId]);
  if (found) return { accountId: found.account_id };
  if (ctx.sandbox) return null;
  const message = "is no registrar approved for this namespace: send the channel's slug";
  throw new RegistryError("invalid_value", { message: `${path} ${message}`, fields: [{ path, message }] });
}
