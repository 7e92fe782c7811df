import type { Database } from "@/db/client";
import { newId } from "@/lib/id";
import { authenticateChannelKey } from "@/services/channels/authenticate-channel-key";
import { memoryLimiter, type RateLimiter } from "@/services/rate-limits/limiter";
import type { CommandName } from "@/services/registrar/commands";
import { type CommandOutcome, executeCommand } from "@/services/registrar/execute";
import type { CommandInputs } from "@/services/registrar/inputs";
import { NOW } from "./builders";
import { type BuiltChannel, buildChannelKey } from "./channels";

const DEFAULTS: Partial<Record<CommandName, object>> = {
  reset_fixtures: { tld: "defiwallet", idempotencyKey: null },
  create_domain: { years: 1, autoRenew: false, privacy: true, nameservers: [], contacts: {} },
  renew_domain: { years: 1 },
  update_domain: { contacts: {} },
  poll: { limit: 100 },
  pending_backend: { limit: 100 },
};

/** How a command is sent. */
export interface SentAs {
  readonly sandbox?: boolean;
  readonly key?: string | null;
  /** The body as the wire has it, for the command log; by default the input. */
  readonly sent?: unknown;
  readonly at?: Date;
}

/** Sends one command of a registrar through the pipeline. */
export type SendCommand = <Name extends CommandName>(
  command: Name,
  input?: Partial<CommandInputs[Name]>,
  about?: SentAs,
) => Promise<CommandOutcome>;

/** Sends commands as the registrar of `channel` would, with a key of its own, at `NOW` unless told. */
export async function openRegistrar(
  db: Database,
  channel: BuiltChannel,
  about: { limit?: number; limiter?: RateLimiter; pause?: (ms: number) => Promise<unknown> } = {},
): Promise<SendCommand> {
  const { key } = await buildChannelKey(db, channel);
  const limiter = about.limiter ?? memoryLimiter(120, 60);
  return async (
    command,
    input = {},
    { sandbox = false, key: idempotencyKey = null, sent, at = NOW } = {},
  ) => {
    const { actor, channel: facts } = await authenticateChannelKey(db, key, "192.0.2.7", at);
    const domain = "name" in input && typeof input.name === "string" ? input.name : null;
    return executeCommand(
      {
        actor,
        now: at,
        db,
        requestId: `req_${newId().replaceAll("-", "")}`,
        door: "registrar_v1",
        ip: "192.0.2.7",
        publicUrl: "https://portal.test",
      },
      { ...facts, rateLimitPerMinute: about.limit ?? 100_000 },
      { limiter, pause: about.pause },
      {
        command,
        domain,
        sandbox,
        idempotencyKey,
        sent: sent ?? input,
        userAgent: "acme-client/2.1",
        read: () => ({ ...DEFAULTS[command], ...input }) as never,
      },
    );
  };
}
