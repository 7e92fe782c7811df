import { statement } from "@/db/sql";
import { RegistryError } from "../errors";
import type { ChannelContext } from "./gate";

/** How long a change of `slow` takes, milliseconds: more than most clients wait for an answer. */
export const SLOW_MS = 10_000;

/** How long `backend-down` stays down once it was met, and how long after the last refusal it goes down anew, seconds. */
export const DOWN_SECONDS = 5;
export const DOWN_AGAIN_SECONDS = 60;

/**
 * Labels that make changes in the sandbox fail in a declared way, under every namespace; as `slow-2` too, so that one of
 * them is free. Outside of the sandbox they are labels like others.
 */
export const MAGIC_NAMES = [
  {
    label: "blocked",
    check: "`available` false, `reason` `reserved`",
    change: "422 `blocked_by_policy`, not retryable: do not send it again",
  },
  {
    label: "action-required",
    check: "`available` true",
    change:
      "409 `registrant_action_required`, not retryable: `details.action` and `details.instructions` say what the registrant has to do",
  },
  {
    label: "slow",
    check: "`available` true, at once",
    change: `Done after ${SLOW_MS / 1000} seconds. The same idempotency key is meanwhile answered with 409 \`idempotency_in_progress\`, and with the recorded result afterwards`,
  },
  {
    label: "backend-down",
    check: "`available` true",
    change: `503 \`backend_unavailable\`, retryable, with \`Retry-After\`; done once ${DOWN_SECONDS} seconds have passed. ${DOWN_AGAIN_SECONDS} seconds after the last refusal it begins anew`,
  },
] as const;

export type MagicName = (typeof MAGIC_NAMES)[number]["label"];

const MAGIC = /^(blocked|action-required|slow|backend-down)(?:-\d{1,6})?$/;

/** What a label does in the sandbox; null for every other. */
export function magicOf(label: string): MagicName | null {
  return (MAGIC.exec(label)?.[1] ?? null) as MagicName | null;
}

/** Why `blocked` cannot be registered, after "is reserved:". */
export const BLOCKED_REASON = "blocked by the registry's policy";

/**
 * Does to a sandbox change what the magic name stands for; returns when it may go on.
 * @throws RegistryError blocked_by_policy | registrant_action_required | backend_unavailable
 */
export async function meetMagicName(
  ctx: ChannelContext,
  magic: MagicName,
  fqdn: string,
  pause: (ms: number) => Promise<unknown>,
): Promise<void> {
  if (magic === "slow") await pause(SLOW_MS);
  else if (magic === "blocked") throw blocked(fqdn);
  else if (magic === "action-required") throw actionRequired(fqdn);
  else await assertBackendUp(ctx, fqdn);
}

function blocked(fqdn: string): RegistryError {
  return new RegistryError("blocked_by_policy", {
    message: `${fqdn} is ${BLOCKED_REASON}: no repeat of this command will be taken`,
    details: { domain: fqdn },
  });
}

function actionRequired(fqdn: string): RegistryError {
  const instructions = "Open the link in the mail that was sent to the registrant's address";
  return new RegistryError("registrant_action_required", {
    message: `The registrant of ${fqdn} has to confirm the email address first`,
    details: { domain: fqdn, action: "verify_registrant_email", instructions },
  });
}

const FIRST_REFUSAL = statement(
  "magic_first_refusal",
  `SELECT min(at) AS at FROM registrar_command
   WHERE channel_id = $1::uuid AND domain = $2 AND error_code = 'backend_unavailable' AND sandbox
     AND at > $3::timestamptz - make_interval(secs => $4)`,
);

/** The command log remembers when it was found down: nothing else has to. */
async function assertBackendUp(ctx: ChannelContext, fqdn: string): Promise<void> {
  const [row] = await ctx.db.sql<{ at: Date | null }>(FIRST_REFUSAL, [
    ctx.actor.channelId,
    fqdn,
    ctx.now,
    DOWN_AGAIN_SECONDS,
  ]);
  const downSince = row?.at ?? ctx.now;
  const left = DOWN_SECONDS - Math.floor((ctx.now.getTime() - downSince.getTime()) / 1000);
  if (left <= 0) return;
  throw new RegistryError("backend_unavailable", {
    message: `The backend that holds ${fqdn} does not answer: try again in ${left} seconds`,
    details: { domain: fqdn, retry_after_seconds: left },
  });
}
