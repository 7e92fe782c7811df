import { likeLiteral, statement } from "@/db/sql";
import type { Context } from "../context";

/** What was done to a name, as the audit has it. */
export interface ClockStep {
  readonly id: string;
  readonly action: string;
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** What followed from a move of a clock; of each kind the first only. */
export interface Consequences {
  readonly steps: readonly ClockStep[];
  readonly events: readonly { readonly id: string; readonly type: string; readonly subject: string }[];
  readonly mails: readonly { readonly id: string; readonly to: string; readonly subject: string }[];
}

/** Of each kind, for one moment. */
const MOST_SHOWN = 30;

/** Up to where consequences have been read. */
export interface Mark {
  step: string;
  event: string;
  mail: string;
}

export const fromTheBeginning = (): Mark => ({ step: "0", event: NO_ID, mail: NO_ID });

const NO_ID = "00000000-0000-0000-0000-000000000000";

const STEPS = statement(
  "clock_steps",
  `SELECT id::text, action, subject_name AS name, before, after FROM audit_entry
   WHERE request_id = $1 AND id > $2::bigint AND actor_kind = 'system' ORDER BY id`,
);
const EVENTS = statement(
  "clock_events",
  "SELECT id, type, subject FROM event WHERE request_id = $1 AND id > $2::uuid ORDER BY id",
);
/** A mail does not say what caused it: those of this very instant that name the namespace are. */
const MAILS = statement(
  "clock_mails",
  `SELECT id, "to", subject FROM mail WHERE created_at = $1 AND id > $2::uuid AND text LIKE $3 ORDER BY id`,
);

/** What was written for `ctx.requestId` since `mark`, which is moved on. */
export async function readConsequences(ctx: Context, namespace: string, mark: Mark): Promise<Consequences> {
  const { sql } = ctx.db;
  const [steps, events, mails] = await Promise.all([
    sql<ClockStep>(STEPS, [ctx.requestId, mark.step]),
    sql<Consequences["events"][number]>(EVENTS, [ctx.requestId, mark.event]),
    sql<Consequences["mails"][number]>(MAILS, [ctx.now, mark.mail, `%.${likeLiteral(namespace)}%`]),
  ]);
  mark.step = steps.at(-1)?.id ?? mark.step;
  mark.event = events.at(-1)?.id ?? mark.event;
  mark.mail = mails.at(-1)?.id ?? mark.mail;
  return {
    steps: steps.slice(0, MOST_SHOWN),
    events: events.slice(0, MOST_SHOWN),
    mails: mails.slice(0, MOST_SHOWN),
  };
}
