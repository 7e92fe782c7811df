import type { ErrorCode } from "../error-catalogue";
import { EVERY } from "./commands";
import type { ErrorHelp } from "./help";

/** Errors that are the registry's fault. */
export const OUR_HELP = {
  internal: {
    happened:
      "Something went wrong on our side. A command that changes something was undone as a whole, or its result is recorded: never half of it.",
    todo: [
      "Send the same request again with the same idempotency key: if it was done, you get its result; if not, it is done now.",
      "If it stays, report it with the `request_id` of the answer: the operators find the whole story by it.",
    ],
    commands: EVERY,
    retry:
      "Yes, with the same idempotency key, and longer pauses each time: 1 s, 2 s, 4 s, up to a minute, each with some chance added. After five failures tell the registry.",
  },
  unavailable: {
    happened:
      "The service, or its database, cannot answer for a moment: it is being restarted, or has too much to do.",
    todo: [
      "Wait as many seconds as `Retry-After` says, then send the same request again with the same idempotency key.",
      "`GET /readyz` tells which part is down.",
    ],
    commands: EVERY,
    retry:
      "Yes: first after the seconds in `Retry-After`, then with longer pauses each time, up to a minute, each with some chance added.",
  },
} as const satisfies Partial<Record<ErrorCode, ErrorHelp>>;
