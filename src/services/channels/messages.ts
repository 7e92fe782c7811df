import { inTransaction } from "@/db/transaction";
import { newId } from "@/lib/id";
import { requireRight } from "../access/require";
import { actorLabel } from "../audit/record";
import type { Context } from "../context";
import { changeChannel, recordChange } from "./change";
import { tellContacts, tellOperators } from "./letters";
import { loadChannelBySlug, loadOwnChannel } from "./load";
import type { AnswerInput, AskInput } from "./schema";

const ANY_BUT_REFUSED = ["applied", "ote", "production_approved", "suspended"] as const;

/** Writes to the operators: an answer to what they asked, or a question of one's own. @throws RegistryError wrong_state */
export async function answerOperators(ctx: Context, { text }: AnswerInput): Promise<void> {
  const channel = await loadOwnChannel(ctx, "channel:write");
  await inTransaction(ctx.db, async (tx) => {
    await changeChannel(tx, ctx, channel, ANY_BUT_REFUSED, { isAnswerAwaited: false });
    const messageId = newId();
    await tx.prisma.channelMessage.create({
      data: {
        id: messageId,
        channelId: channel.id,
        isFromOperator: false,
        author: actorLabel(ctx.actor),
        text,
        createdAt: ctx.now,
      },
    });
    await recordChange(tx, ctx, channel, {
      action: "channels.answer",
      event: "channel.answered",
      before: { isAnswerAwaited: channel.isAnswerAwaited },
      after: { isAnswerAwaited: false, messageId },
    });
    await tellOperators(tx, ctx, channel.slug, {
      subject: `${channel.company} wrote about ${channel.slug}`,
      paragraphs: [`${channel.company} wrote:`, text],
    });
  });
}

/** Asks a registrar something; the application waits for the answer. Operators who decide on channels only. */
export async function askRegistrar(ctx: Context, { slug, text }: AskInput): Promise<void> {
  const operator = requireRight(ctx, "channels:write");
  await inTransaction(ctx.db, async (tx) => {
    const channel = await loadChannelBySlug(tx.prisma, slug);
    await changeChannel(tx, ctx, channel, ANY_BUT_REFUSED, { isAnswerAwaited: true });
    const messageId = newId();
    await tx.prisma.channelMessage.create({
      data: {
        id: messageId,
        channelId: channel.id,
        isFromOperator: true,
        author: operator.email,
        text,
        createdAt: ctx.now,
      },
    });
    await recordChange(tx, ctx, channel, {
      action: "channels.ask",
      event: "channel.asked",
      before: { isAnswerAwaited: channel.isAnswerAwaited },
      after: { isAnswerAwaited: true, messageId },
    });
    await tellContacts(tx, ctx, channel, {
      subject: `A question about your registrar channel ${slug}`,
      paragraphs: ["The operators of the registry ask:", text, "Answer on the channel's page."],
    });
  });
}
