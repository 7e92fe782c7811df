import { COMMANDS, type CommandName } from "../../registrar/commands";
import type { JudgedCommand } from "../command-row";
import type { NextRequest } from "../next-request";

/**
 * The request that repeats a recorded sandbox command: its own key and body. Undefined where the log has not kept the whole
 * body, which only the sender knows then.
 */
export function sendAgain(original: JudgedCommand): NextRequest | undefined {
  const facts = COMMANDS[original.command as CommandName];
  const [method = "", path = ""] = facts?.http.split(" ") ?? [];
  if (!facts?.mutates || JSON.stringify(original.request).includes('"[redacted]"')) return undefined;
  return {
    method: method as NextRequest["method"],
    path: path.replace("{domain}", original.domain ?? ""),
    body: { ...original.request, sandbox: true, idempotency_key: original.idempotencyKey },
  };
}
