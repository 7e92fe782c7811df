import { requireOperator } from "../access/require";
import type { Context } from "../context";
import { RegistryError } from "../errors";
import type { ListMailInput, MailInput } from "./schema";

export interface ListedMail {
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly createdAt: Date;
  /** Null while SMTP is not set, or has not taken it. */
  readonly sentAt: Date | null;
  readonly lastError: string | null;
}

/** Every mail of the portal, the newest first. Operators only. */
export async function listMail(
  ctx: Context,
  input: ListMailInput,
): Promise<{ mails: ListedMail[]; total: number; page: number; pages: number }> {
  requireOperator(ctx);
  const contains = { contains: input.search, mode: "insensitive" } as const;
  const where = input.search ? { OR: [{ to: contains }, { subject: contains }] } : {};
  const total = await ctx.db.prisma.mail.count({ where });
  const mails = await ctx.db.prisma.mail.findMany({
    where,
    orderBy: { id: "desc" },
    skip: (input.page - 1) * input.limit,
    take: input.limit,
    omit: { text: true },
  });
  return { mails, total, page: input.page, pages: Math.max(1, Math.ceil(total / input.limit)) };
}

/**
 * One mail with its text. Its links can sign people in, so that only operators with the role admin read it.
 * @throws RegistryError not_found | missing_scope
 */
export async function loadMail(ctx: Context, input: MailInput): Promise<ListedMail & { text: string }> {
  const operator = requireOperator(ctx);
  if (operator.operatorRole !== "admin") {
    throw new RegistryError("missing_scope", { message: "Only operators with the role admin read mails" });
  }
  const mail = await ctx.db.prisma.mail.findUnique({ where: { id: input.mailId } });
  if (!mail) throw new RegistryError("not_found", { message: "There is no such mail" });
  return mail;
}
