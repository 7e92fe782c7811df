import * as z from "zod";
import type { PendingWork } from "@/db/generated/client";

const nameservers = z.array(z.object({ host: z.string(), addresses: z.array(z.string()) }));
const time = z.string();

/** What the verbs write into `before` and `desired`, by command. */
const factsOf = z.discriminatedUnion("command", [
  z.object({
    command: z.literal("update_nameservers"),
    before: z.object({ nameservers }),
    /** Empty: hosted here. */
    desired: z.object({ nameservers }),
  }),
  z.object({
    command: z.literal("delete_domain"),
    before: z.object({ expires_at: time, statuses: z.array(z.string()) }),
    desired: z.object({ state: z.enum(["released", "redemption"]) }),
  }),
  z.object({
    command: z.literal("transfer_domain"),
    before: z.object({ expires_at: time.optional(), registrar: z.string().optional() }),
    desired: z.object({
      /** `in`: taken over by the channel; `out`: handed over by it to the gaining registrar. */
      direction: z.enum(["in", "out"]),
      gaining_registrar: z.string(),
      expires_at: time.optional(),
    }),
  }),
]);

/** What a piece of work found and wants. */
export type WorkFacts = z.infer<typeof factsOf>;

/** Reads the facts of a row. */
export function readFacts(work: Pick<PendingWork, "command" | "before" | "desired">): WorkFacts {
  const { command, before, desired } = work;
  return factsOf.parse({ command, before, desired });
}
