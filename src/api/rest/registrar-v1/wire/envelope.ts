import { z } from "zod";
import { COMMANDS, type CommandName, isOfSandbox } from "@/services/registrar/commands";

/** What every answer to a command carries, before the command's own fields. */
export function envelope(command: CommandName) {
  const statuses = isOfSandbox(command)
    ? (["sandbox"] as const)
    : COMMANDS[command].mutates
      ? (["success", "sandbox"] as const)
      : (["success"] as const);
  return {
    success: z.literal(true),
    command: z.literal(command),
    status: z.enum(statuses).meta({ description: "What became of the command" }),
    sandbox: z.boolean().meta({ description: "Whether the sandbox was asked for" }),
    idempotent: z
      .boolean()
      .meta({ description: "Whether this is the recorded result of an earlier request" }),
    idempotency_key: z.string().nullable(),
    domain: z.string().nullable().meta({ description: "The name it was about" }),
    audit_id: z.int().meta({ description: "Of this command in the audit: `GET /poll` shows it" }),
    registrar_channel_id: z.string(),
    request_id: z.string(),
  };
}
