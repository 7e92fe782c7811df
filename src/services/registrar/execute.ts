import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/db/client";
import type { CommandStatus } from "@/db/generated/enums";
import { inTransaction, type Tx } from "@/db/transaction";
import { canonicalJson } from "@/lib/canonical-json";
import { sha256 } from "@/lib/secret";
import { type Context, within } from "../context";
import { CATALOGUE } from "../error-catalogue";
import { RegistryError, toRegistryError } from "../errors";
import { runOnce } from "../idempotency/run-once";
import { type ParsedName, parseName } from "../names/label";
import { parseForLookup } from "../names/load";
import type { Allowance, RateLimiter } from "../rate-limits/limiter";
import { type CommandRecord, writeCommand, writeCommandTogether } from "./command-log";
import { COMMANDS, type CommandName, isOfSandbox } from "./commands";
import { KEPT_DAYS } from "./contract";
import { sandboxScope } from "./fixtures";
import { assertChannelListing, assertGate, type ChannelContext, type ChannelFacts } from "./gate";
import type { CommandInputs } from "./inputs";
import { type MagicName, magicOf, meetMagicName } from "./magic-names";
import { safeRequest, safeResponse } from "./redact";
import { areFixtures, inSandbox, isSandboxName, keepCreated } from "./sandbox";
import { statusSummary } from "./status";
import { VERBS } from "./verbs";
import { pollSummary } from "./verbs/poll";

/** A command as a door read it. */
export interface CommandCall<Name extends CommandName = CommandName> {
  readonly command: Name;
  /** The name it is about as far as the door can tell before `read`: from the path. */
  readonly domain: string | null;
  readonly sandbox: boolean;
  readonly idempotencyKey: string | null;
  /** What the client sent, without key and sandbox mark: equal requests are equal here. */
  readonly sent: unknown;
  readonly userAgent: string | null;
  /** The checked input. @throws RegistryError for what is malformed, missing or not valid */
  read(): CommandInputs[Name];
}

/** What became of a command. `auditId` is its row in the command log; null when there was no writing one. */
export type CommandOutcome = {
  readonly auditId: number | null;
  readonly allowance: Allowance;
  readonly sandbox: boolean;
} & (
  | {
      readonly error: null;
      readonly status: "success" | "sandbox";
      /** Given the recorded result of an earlier command. */
      readonly replayed: boolean;
      readonly result: object;
    }
  /** `thrown` is what the verb threw: a defect's own error, for the log. */
  | { readonly error: RegistryError; readonly status: "failed"; readonly thrown: unknown }
);

export interface PipelineSettings {
  /** Counts in windows of a minute. */
  readonly limiter: RateLimiter;
  /** How many days the result of a keyed production command can be asked for again. */
  readonly keptDays?: number;
  /** Waits so many milliseconds, for the sandbox's `slow`; by the clock, unless a test says another way. */
  readonly pause?: (ms: number) => Promise<unknown>;
}

/** Refused commands over the limit that are still written to the log in a minute: enough to see that, not to flood it. */
const MOST_LOGGED_EXCESS = 30;

/**
 * The way of every registrar command, whatever door it came through: channel gate → rate limit → input → listing →
 * idempotency → sandbox → verb → command log. Never throws for what a registrar did; the outcome says it.
 */
export async function executeCommand<Name extends CommandName>(
  ctx: ChannelContext,
  channel: ChannelFacts,
  settings: PipelineSettings,
  call: CommandCall<Name>,
): Promise<CommandOutcome> {
  const startedAt = performance.now();
  const { actor } = ctx;
  const allowance = await settings.limiter.consume(
    `command:${actor.keyId}:${call.command}`,
    channel.rateLimitPerMinute,
  );
  const command: Under = {
    ctx,
    call,
    channel,
    startedAt,
    sandbox: call.sandbox || isOfSandbox(call.command),
    keptDays: settings.keptDays ?? KEPT_DAYS,
    pause: settings.pause ?? sleep,
    domain: call.domain,
    magic: null,
  };
  try {
    assertGate(actor, channel, call.command, command.sandbox);
    if (!allowance.allowed) throw rateLimited(channel.rateLimitPerMinute, allowance.resetAfter);
    assertKey(call.idempotencyKey);
    const done = await perform(command, call.read());
    return { ...done, error: null, allowance, sandbox: command.sandbox };
  } catch (thrown) {
    const error = toRegistryError(thrown);
    const isLogged = allowance.excess <= MOST_LOGGED_EXCESS && error.code !== "unavailable";
    const auditId = isLogged ? await writeRefusal(command, error) : null;
    return { error, thrown, status: "failed", auditId, allowance, sandbox: command.sandbox };
  }
}

/** A command under way. */
interface Under {
  readonly ctx: ChannelContext;
  readonly call: CommandCall;
  readonly channel: ChannelFacts;
  readonly startedAt: number;
  readonly sandbox: boolean;
  readonly keptDays: number;
  readonly pause: (ms: number) => Promise<unknown>;
  /** Canonical as soon as it is known. */
  domain: string | null;
  /** What the name stands for in the sandbox. */
  magic: MagicName | null;
}

interface Done {
  readonly status: "success" | "sandbox";
  readonly result: object;
  readonly replayed: boolean;
  readonly auditId: number;
}

async function perform(command: Under, input: CommandInputs[CommandName]): Promise<Done> {
  const { ctx, call, channel } = command;
  const { mutates } = COMMANDS[call.command];
  const name = "name" in input ? input.name : null;
  if (name === null) command.domain = namesIn(input)[0] ?? null;
  if (name !== null) {
    command.domain = name;
    const parsed = await findName(ctx, call.command, name);
    if (parsed) {
      command.domain = parsed.fqdn;
      if (command.sandbox) command.magic = magicOf(parsed.label);
      await assertChannelListing(ctx, channel, parsed.policy);
    }
  }
  const run = (inner: ChannelContext): Promise<object> => VERBS[call.command](inner, input as never, channel);
  if (isOfSandbox(call.command) || (mutates && call.idempotencyKey !== null)) {
    return performOnce(command, run);
  }
  return mutates ? performMutation(command, ctx.db, run) : performRead(command, namesIn(input), run);
}

/** To what is not to be registered, what cannot be a name is not there: the verb says so. */
async function findName(ctx: Context, command: CommandName, text: string): Promise<ParsedName | null> {
  if (command === "create_domain") return parseName(ctx, text);
  try {
    return await parseForLookup(ctx, text);
  } catch (error) {
    if (error instanceof RegistryError) return null;
    throw error;
  }
}

function namesIn(input: CommandInputs[CommandName]): readonly string[] {
  if ("names" in input) return input.names;
  return "name" in input ? [input.name] : [];
}

type Run = (ctx: ChannelContext) => Promise<object>;

async function performRead(command: Under, names: readonly string[], run: Run): Promise<Done> {
  const { ctx, call } = command;
  const result = (await looksIntoSandbox(command, names))
    ? (await inSandbox(ctx, call.command, names, run)).result
    : await run(ctx);
  const auditId = await writeCommandTogether(ctx.db, record(command, "success", result));
  return { status: "success", result, replayed: false, auditId };
}

/** Fixtures are of the sandbox, marked or not; and so is what the channel has there alone. */
async function looksIntoSandbox({ ctx, call, sandbox }: Under, names: readonly string[]): Promise<boolean> {
  const [first] = names;
  if (first === undefined) return false;
  if (sandbox || (await areFixtures(ctx, names))) return true;
  return call.command === "info_domain" && (await isSandboxName(ctx, first));
}

async function performMutation(command: Under, db: Database, run: Run): Promise<Done> {
  const ctx = { ...command.ctx, db };
  if (command.sandbox && !isOfSandbox(command.call.command)) {
    const { magic, domain, pause } = command;
    if (magic && domain !== null) await meetMagicName(ctx, magic, domain, pause);
    const { result, effects } = await inSandbox(
      ctx,
      command.call.command,
      command.domain === null ? [] : [command.domain],
      run,
    );
    if (command.call.command === "create_domain") await keepCreated(db, ctx, result);
    const row = record(command, "sandbox", result, { effects });
    const auditId = db.joined ? await writeCommand(db.sql, row) : await writeCommandTogether(db, row);
    return { status: "sandbox", result, replayed: false, auditId };
  }
  const status = command.sandbox ? "sandbox" : "success";
  const work = async (tx: Tx): Promise<Done> => {
    const result = await run({ ...within(ctx, tx), actor: ctx.actor });
    const auditId = await writeCommand(tx.sql, record(command, status, result));
    return { status, result, replayed: false, auditId };
  };
  // Joined to the transaction that claims the key there is no need of another one.
  return db.joined ? work(db.joined) : inTransaction(db, work);
}

/** The recorded answer of a keyed command. */
interface Recorded {
  readonly auditId: number;
  readonly status: "success" | "sandbox";
  readonly result: object;
}

async function performOnce(command: Under, run: Run): Promise<Done> {
  const { ctx, call, keptDays } = command;
  const { channelId } = ctx.actor;
  if (call.idempotencyKey === null) return performMutation(command, ctx.db, run);
  const { answer, replayed } = await runOnce(
    ctx.db,
    {
      scope: command.sandbox ? sandboxScope(channelId) : `channel:${channelId}`,
      key: call.idempotencyKey,
      requestHash: sha256(canonicalJson([call.command, command.domain, call.sent])),
      now: ctx.now,
      secret: false,
      // Who waits holds no connection.
      alone: command.magic === "slow",
      keptDays,
    },
    async (db) => {
      const { auditId, status, result } = await performMutation(command, db, run);
      return { status: 200, body: JSON.stringify({ auditId, status, result } satisfies Recorded) };
    },
  );
  const recorded = JSON.parse(answer.body) as Recorded;
  if (!replayed) return { ...recorded, replayed };
  const row = record(command, recorded.status, recorded.result, { replayOfId: recorded.auditId });
  return { ...recorded, replayed, auditId: await writeCommandTogether(ctx.db, row) };
}

/** EPP result codes of RFC 5730 §3 that say success. */
const DONE = 1000;
const ACTION_PENDING = 1001;

function record(
  command: Under,
  status: CommandStatus,
  result: object,
  more: Partial<CommandRecord> = {},
): CommandRecord {
  const { ctx, call, sandbox, startedAt, domain } = command;
  return {
    at: ctx.now,
    door: ctx.door,
    channelId: ctx.actor.channelId,
    keyId: ctx.actor.keyId,
    command: call.command,
    domain: domain === null ? null : domain.slice(0, 253),
    idempotencyKey: call.idempotencyKey?.slice(0, 255) ?? null,
    status,
    sandbox,
    replayOfId: null,
    httpStatus: status === "sandbox" ? 202 : successStatus(call.command),
    eppCode: isActionPending(result) ? ACTION_PENDING : DONE,
    errorCode: null,
    requestId: ctx.requestId,
    ip: ctx.ip,
    userAgent: call.userAgent?.slice(0, 255) ?? null,
    request: safeRequest(call.sent),
    response: status === "failed" ? result : keptResponse(call.command, result),
    effects: null,
    durationMicros: Math.round((performance.now() - startedAt) * 1000),
    ...more,
  };
}

/** Whether it waits: for the operators, or a transfer for the name's holder. */
function isActionPending(result: object): boolean {
  const { backend_status, op, transfer_status } = result as Record<string, unknown>;
  return backend_status === "pending" || (op === "request" && transfer_status === "pending");
}

function keptResponse(command: CommandName, result: object): object {
  if (command === "poll") return pollSummary(result);
  return command === "preflight" ? statusSummary(result) : safeResponse(result);
}

/** The HTTP status of a command that succeeded outside of the sandbox. */
export function successStatus(command: CommandName): 200 | 201 {
  return command === "create_domain" ? 201 : 200;
}

/** A refused command's row. The refusal stands when it cannot be written. */
async function writeRefusal(command: Under, error: RegistryError): Promise<number | null> {
  const { http, epp } = CATALOGUE[error.code];
  const { code, message, fields } = error;
  const row = record(
    command,
    "failed",
    // A message may quote what was sent: the code and the fields tell enough.
    {
      error: {
        code,
        fields: fields.map(({ path }) => path),
        retry_after_seconds: error.details.retry_after_seconds,
      },
    },
    { httpStatus: http, eppCode: epp, errorCode: code },
  );
  return writeCommandTogether(command.ctx.db, row).catch((failure: unknown) => {
    if (toRegistryError(failure).code === "unavailable") return null;
    throw new Error(`The refusal '${message}' could not be written`, { cause: failure });
  });
}

const KEY = /^[\x21-\x7e]{1,255}$/;

function assertKey(key: string | null): void {
  if (key === null || KEY.test(key)) return;
  const message = "must have 1 to 255 visible ASCII characters";
  throw new RegistryError("invalid_value", {
    message: `idempotency_key ${message}`,
    fields: [{ path: "idempotency_key", message }],
  });
}

function rateLimited(limit: number, resetAfter: number): RegistryError {
  return new RegistryError("rate_limited", {
    message: `More than ${limit} requests to this endpoint in a minute: try again in ${resetAfter} seconds`,
    details: { limit, retry_after_seconds: resetAfter },
  });
}
