import * as z from "zod";

const text = z.string().trim().min(1).max(200);

export const activityInput = z.strictObject({
  /** A verb (`dns.apply`), or the start of several (`dns.`). */
  action: text.optional(),
  /** The id of a user or an API key. */
  actorId: z.uuid().optional(),
  /** Part of the subject's name: `shop.com.store`. */
  subject: text.optional(),
  since: z.iso.datetime({ offset: true }).optional(),
  until: z.iso.datetime({ offset: true }).optional(),
  limit: z.int().min(1).max(100).default(25),
  /** `nextCursor` of the page before. */
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, "This cursor is not one of ours")
    .optional(),
});
export type ActivityInput = z.infer<typeof activityInput>;

const instant = z.iso.datetime({ offset: true, error: "Enter a time such as 2026-11-21T09:00:00Z" });

/** What operators look for in the audit. */
export const auditFilter = {
  /** Part of who did it: an email address, a key's name, a channel's handle. */
  actor: text.optional(),
  /** A verb (`dns.apply`), or the start of several (`dns.`). */
  action: text.optional(),
  /** Part of the subject's name. */
  subject: text.optional(),
  /** The number of the account it concerns. */
  account: z.int().min(1).max(2_147_483_647).optional(),
  door: z
    .enum([
      "trpc",
      "auth",
      "subdomain_v2",
      "registrar_v1",
      "cloudflare_v4",
      "mcp",
      "httpreq",
      "epp",
      "system",
    ])
    .optional(),
  requestId: text.optional(),
  since: instant.optional(),
  until: instant.optional(),
};
export type AuditFilter = z.infer<z.ZodObject<typeof auditFilter>>;

export const listAuditInput = z.strictObject({
  ...auditFilter,
  limit: z.int().min(1).max(100).default(50),
  /** `nextCursor` of the page before. */
  cursor: z
    .string()
    .regex(/^\d{1,18}$/, "This cursor is not one of ours")
    .optional(),
});
export type ListAuditInput = z.infer<typeof listAuditInput>;

const logName = z.enum(["audit", "commands"], { error: "Choose the log audit or commands" });

/** What is exported: everything after `after`, in the order of the seals. */
export const exportLogInput = z.strictObject({
  log: logName.default("audit"),
  /** The `cursor` of the last line read; the beginning without one. */
  after: z.string().max(60).optional(),
  limit: z.int().min(1).max(100_000).default(10_000),
});
export type ExportLogInput = z.infer<typeof exportLogInput>;

export const exportAuditInput = exportLogInput.omit({ log: true }).extend(auditFilter);
export type ExportAuditInput = z.infer<typeof exportAuditInput>;

export const verifyLogInput = z.strictObject({
  log: logName,
  /** The seal up to which the log was verified already. */
  afterSeal: z
    .string()
    .regex(/^\d{1,18}$/, "There is no such seal")
    .default("0"),
});
export type VerifyLogInput = z.infer<typeof verifyLogInput>;
