import { statement } from "@/db/sql";
import { inTransaction, type Tx, violatedConstraint } from "@/db/transaction";
import { newId } from "@/lib/id";
import { requireScope } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import { recordChange } from "./change";
import { tellOperators } from "./letters";
import { findOfferedNamespaces } from "./offered";
import type { SubmitApplicationInput } from "./schema";
import { numberedSlug, proposeSlug } from "./slug";

const LOCK_ACCOUNT = statement(
  "channel_account_lock",
  "SELECT id FROM account WHERE id = $1::uuid FOR UPDATE",
);

/**
 * Applies for a registrar channel; an account has one. Who was refused may apply again, with the handle they had.
 * @throws RegistryError channel_exists | unknown_namespace | invalid_value (the handle is taken)
 */
export async function applyForChannel(
  ctx: Context,
  input: SubmitApplicationInput,
): Promise<{ slug: string }> {
  const { accountId } = requireScope(ctx, "channel:write");
  const { namespaces: wanted, slug: chosen, ...facts } = input;
  const namespaces = await findOfferedNamespaces(ctx, wanted);
  return inTransaction(ctx.db, async (tx) => {
    await tx.sql(LOCK_ACCOUNT, [accountId]);
    const former = await tx.prisma.channel.findUnique({ where: { accountId } });
    if (former && former.state !== "refused") throw new RegistryError("channel_exists");
    const id = former?.id ?? newId();
    const slug = former?.slug ?? (await freeSlug(tx, chosen, facts.company));
    const row = {
      ...facts,
      state: "applied" as const,
      stateReason: null,
      isAnswerAwaited: false,
      appliedAt: ctx.now,
      updatedAt: ctx.now,
    };
    if (former) {
      await tx.prisma.channelListing.deleteMany({ where: { channelId: id } });
      await tx.prisma.channel.update({ where: { id }, data: row });
    } else {
      await tx.prisma.channel.create({ data: { id, accountId, slug, ...row } }).catch((error: unknown) => {
        throw violatedConstraint(error) === null ? error : slugTaken(slug);
      });
    }
    await tx.prisma.channelListing.createMany({
      data: namespaces.map((namespace) => ({
        channelId: id,
        namespaceId: namespace.id,
        requestedAt: ctx.now,
      })),
    });
    const { company, website, clientName, clientVersion } = facts;
    await recordChange(
      tx,
      ctx,
      { id, slug, accountId },
      {
        action: "channels.apply",
        event: "channel.applied",
        before: former ? { state: former.state } : undefined,
        after: { state: "applied", company, website, clientName, clientVersion, namespaces: wanted },
      },
    );
    await tellOperators(tx, ctx, slug, {
      subject: `${company} applies for a registrar channel`,
      paragraphs: [
        `${company} applies for the registrar channel ${slug}, for names under ${wanted.join(", ")}.`,
        `They integrate with ${clientName} ${clientVersion}.`,
      ],
    });
    return { slug };
  });
}

/** How many handles are tried before the registrar is asked to choose. */
const MOST_TRIES = 20;

async function freeSlug(tx: Tx, chosen: string | undefined, company: string): Promise<string> {
  const isFree = async (slug: string) => (await tx.prisma.channel.count({ where: { slug } })) === 0;
  const first = chosen ?? proposeSlug(company);
  if (await isFree(first)) return first;
  if (chosen === undefined) {
    for (let n = 2; n < MOST_TRIES; n++) {
      const slug = numberedSlug(first, n);
      if (await isFree(slug)) return slug;
    }
  }
  throw slugTaken(first);
}

function slugTaken(slug: string): RegistryError {
  const message = `The handle ${slug} is another registrar's: choose a different one`;
  return new RegistryError("invalid_value", { message, fields: [{ path: "slug", message }] });
}
