import type { OteRun } from "@/db/generated/client";
import { type Sql, statement } from "@/db/sql";
import type { Tx } from "@/db/transaction";
import { RegistryError } from "../errors";
import type { JudgedCommand } from "./command-row";
import { type JudgedStep, judgeRun, type RetryMark } from "./judge-run";
import type { RunFacts, RunPlan } from "./run-facts";
import { loadHead, type RunHead } from "./run-head";
import { splitAllocated } from "./steps/names";

/** A run with the channel and the namespace that it is about. */
export type StoredRun = OteRun & {
  readonly channel: { readonly slug: string; readonly company: string; readonly accountId: string };
  readonly namespace: { readonly name: string };
};

const ABOUT = {
  channel: { select: { slug: true, company: true, accountId: true } },
  namespace: { select: { name: true } },
} as const;

/** A run by its number, for verbs that have asked for their right. @throws RegistryError not_found */
export async function loadStoredRun(prisma: Tx["prisma"], number: number): Promise<StoredRun> {
  const run = await prisma.oteRun.findUnique({ where: { number }, include: ABOUT });
  if (run) return run;
  throw new RegistryError("not_found", { message: "There is no such OT&E run" });
}

const LOCK = statement("ote_run_lock", "SELECT id FROM ote_run WHERE number = $1 FOR UPDATE");

/** The same, locked until the transaction ends: of two operators who decide at once one sees what the other did. */
export async function lockRun(tx: Tx, number: number): Promise<StoredRun> {
  await tx.sql(LOCK, [number]);
  return loadStoredRun(tx.prisma, number);
}

/** Asserts a state in which commands still count. @throws RegistryError wrong_state */
export function assertRunning(run: Pick<OteRun, "number" | "state">): void {
  if (run.state === "running") return;
  throw wrongRunState(run);
}

export function wrongRunState({ number, state }: Pick<OteRun, "number" | "state">): RegistryError {
  return new RegistryError("wrong_state", {
    message: `Run ${number} is ${STATE_WORDS[state]}: that does not allow this. Look at it again`,
    details: { run_state: state },
  });
}

const STATE_WORDS: Record<OteRun["state"], string> = {
  running: "still going on",
  signed: "signed by a first operator",
  certified: "certified",
  refused: "refused",
  abandoned: "abandoned",
};

/** How much of a run's commands is judged: what comes later is not looked at. */
const MOST_COMMANDS = 20_000;

/** A range for each command: the index by (channel_id, command, id) gives each. Reads of a feed that showed nothing prove nothing. */
const COMMANDS = statement(
  "ote_run_commands",
  `SELECT id, at, channel_id AS "channelId", key_id AS "keyId", command, domain, idempotency_key AS "idempotencyKey",
     status, sandbox, replay_of_id AS "replayOfId", http_status AS "httpStatus", error_code AS "errorCode",
     request, response, duration_micros AS "durationMicros"
   FROM registrar_command
   WHERE channel_id = $1::uuid AND command = ANY($4::text[]) AND id > $2 AND id <= $3
     AND NOT (command = 'poll' AND status <> 'failed' AND response->'event_ids' = '[]')
   ORDER BY id LIMIT $5`,
);

const JUDGED = [
  "preflight",
  "reset_fixtures",
  "check_domain",
  "create_domain",
  "info_domain",
  "renew_domain",
  "update_domain",
  "transfer_domain",
  "update_nameservers",
  "delete_domain",
  "poll",
  "pending_backend",
];

const WHOLE = 9_007_199_254_740_991;

/** The commands of a run, the oldest first: of its channel, after its start, up to its end. */
export function readCommands(
  sql: Sql,
  run: Pick<OteRun, "channelId" | "startCommandId" | "endCommandId">,
): Promise<JudgedCommand[]> {
  const end = run.endCommandId ?? WHOLE;
  return sql<JudgedCommand>(COMMANDS, [run.channelId, run.startCommandId, end, JUDGED, MOST_COMMANDS]);
}

const CODES = statement(
  "ote_codes",
  "SELECT code FROM ote_run WHERE code = ANY($1::text[]) AND id <> $2::uuid",
);

/** What the steps know of a run; its commands tell which other runs' names turned up. */
export async function factsOfRun(
  sql: Sql,
  run: StoredRun,
  commands: readonly JudgedCommand[],
): Promise<RunFacts> {
  const namespace = run.namespace.name;
  const codes = new Set(
    commands.flatMap(({ domain }) =>
      domain === null ? [] : (splitAllocated(domain, namespace)?.code ?? []),
    ),
  );
  codes.delete(run.code);
  const found = codes.size === 0 ? [] : await sql<{ code: string }>(CODES, [[...codes], run.id]);
  return {
    id: run.id,
    channelId: run.channelId,
    slug: run.channel.slug,
    code: run.code,
    namespace,
    plan: run.plan as unknown as RunPlan,
    otherCodes: new Set(found.map(({ code }) => code)),
  };
}

/** What a run's commands say now. */
export interface RunJudgement {
  readonly steps: readonly JudgedStep[];
  /** Of every command looked at, in order. */
  readonly commandIds: readonly number[];
  readonly head: RunHead;
}

export async function judgeStored(
  on: { readonly prisma: Tx["prisma"]; readonly sql: Sql },
  run: StoredRun,
  publicUrl: string,
): Promise<RunJudgement> {
  const commands = await readCommands(on.sql, run);
  const facts = await factsOfRun(on.sql, run, commands);
  const retries = await on.prisma.oteRetry.findMany({
    where: { runId: run.id },
    select: { step: true, afterCommandId: true },
  });
  const marks = retries.map(
    (retry): RetryMark => ({ ...retry, afterCommandId: Number(retry.afterCommandId) }),
  );
  return {
    steps: judgeRun(facts, commands, marks, publicUrl),
    commandIds: commands.map(({ id }) => id),
    head: await loadHead(on.prisma, run, keysOf(commands), publicUrl),
  };
}

function keysOf(commands: readonly JudgedCommand[]): string[] {
  return [...new Set(commands.flatMap(({ keyId }) => keyId ?? []))];
}

/** How far a run has come. */
export interface RunCounts {
  readonly steps: number;
  readonly passed: number;
  readonly failed: number;
  readonly waiting: number;
  readonly attempts: number;
}

export function countSteps(steps: readonly JudgedStep[]): RunCounts {
  const of = (state: JudgedStep["state"]) => steps.filter((step) => step.state === state).length;
  return {
    steps: steps.length,
    passed: of("passed"),
    failed: of("failed"),
    waiting: of("waiting"),
    attempts: steps.reduce((sum, { attemptCount }) => sum + attemptCount, 0),
  };
}
