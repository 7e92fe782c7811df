import type { ChannelState } from "@/db/generated/enums";
import { statement } from "@/db/sql";
import type { ChannelActor, ChannelCredential } from "../channels/authenticate-channel-key";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { COMMANDS, type CommandName } from "./commands";

/** A context whose actor is a registrar's key. */
export type ChannelContext = Context & { readonly actor: ChannelActor };

/** What the gate and the limiter know of the channel that asks: see `authenticateChannelKey`. */
export type ChannelFacts = ChannelCredential["channel"];

/**
 * May this credential send this command now? The status of a channel can be asked for in any state: it says what is
 * missing.
 * @throws RegistryError missing_scope | channel_not_approved | channel_suspended | channel_not_production_approved
 */
export function assertGate(
  actor: ChannelActor,
  channel: ChannelFacts,
  command: CommandName,
  sandbox: boolean,
): void {
  const { scope, mutates } = COMMANDS[command];
  if (!actor.scopes.includes(scope)) {
    throw new RegistryError("missing_scope", {
      message: `This API key lacks the scope ${scope}, which ${command} needs`,
      details: { required_scope: scope, missing_scopes: [scope] },
    });
  }
  if (command === "preflight") return;
  const refusal = refusalOf(channel.state, mutates && !sandbox);
  if (refusal) throw new RegistryError(refusal, { details: { channel_state: channel.state } });
}

/** Why a channel in `state` may not send a command: null when it may. `isProduction`: it would change the registry. */
export function refusalOf(
  state: ChannelState,
  isProduction: boolean,
): "channel_not_approved" | "channel_suspended" | "channel_not_production_approved" | null {
  if (state === "suspended") return "channel_suspended";
  if (state === "applied" || state === "refused") return "channel_not_approved";
  if (isProduction && state !== "production_approved") return "channel_not_production_approved";
  return null;
}

const FIND_LISTING = statement(
  "channel_listing_find",
  "SELECT state FROM channel_listing WHERE channel_id = $1::uuid AND namespace_id = $2::uuid",
);

/** Asserts the channel's approved listing for a namespace. @throws RegistryError namespace_not_listed */
export async function assertChannelListing(
  ctx: ChannelContext,
  channel: ChannelFacts,
  namespace: { readonly id: string; readonly name: string; readonly listedFor: readonly string[] },
): Promise<void> {
  const isOffered = namespace.listedFor.includes("registrar_v1");
  if (isOffered && channel.listedNamespaceIds.includes(namespace.id)) return;
  const [listing] = await ctx.db.sql<{ state: string }>(FIND_LISTING, [channel.id, namespace.id]);
  const state = isOffered ? (listing?.state ?? "none") : "withdrawn";
  throw new RegistryError("namespace_not_listed", {
    message: `The channel ${channel.slug} has no approved listing for ${namespace.name}: ${LISTING_CURE[state] ?? "ask again"}`,
    details: { namespace: namespace.name, listing_state: state },
    fields: [{ path: "domain", message: `names under ${namespace.name} are not open to this channel` }],
  });
}

const LISTING_CURE: Record<string, string> = {
  none: "ask for one in the portal",
  requested: "the operators have not decided yet",
  refused: "the operators refused it",
  withdrawn: "the namespace is not offered through this API any more",
};
