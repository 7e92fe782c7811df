import { RegistryError } from "../../errors";
import { listPolicies, loadPolicy, type NamespacePolicy } from "../../namespaces/policy";
import { resetFixtures } from "../fixtures";
import { assertChannelListing, type ChannelContext, type ChannelFacts } from "../gate";
import type { CommandInputs } from "../inputs";

/**
 * Makes the channel's fixtures anew.
 * @throws RegistryError invalid_request (several namespaces are listed, none was named) | unknown_namespace |
 *   namespace_not_listed | fixture_conflict
 */
export async function resetSandbox(
  ctx: ChannelContext,
  { tld, idempotencyKey }: CommandInputs["reset_fixtures"],
  channel: ChannelFacts,
): Promise<object> {
  const policy = tld === null ? await onlyListed(ctx, channel) : await loadPolicy(ctx, tld);
  await assertChannelListing(ctx, channel, policy);
  const fixtures = await resetFixtures(ctx.db, {
    channelId: channel.id,
    policy,
    now: ctx.now,
    exceptKey: idempotencyKey,
  });
  return { tld: policy.name, fixtures };
}

async function onlyListed(ctx: ChannelContext, channel: ChannelFacts): Promise<NamespacePolicy> {
  const listed = (await listPolicies(ctx.db)).filter(({ id }) => channel.listedNamespaceIds.includes(id));
  const [only] = listed;
  if (only && listed.length === 1) return only;
  const message = listed.length === 0 ? "no namespace is listed for this channel" : "is required";
  throw new RegistryError("invalid_request", {
    message: `tld ${message}: send one of ${listed.map(({ name }) => name).join(", ") || "those you apply for"}`,
    fields: [{ path: "tld", message }],
  });
}
