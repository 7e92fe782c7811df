import type { JudgedStep } from "../judge-run";
import type { RunView } from "../load-run";
import type { RunCommand } from "../run-commands";
import { evidenceTable } from "./table";

export const DOCUMENT_FORMAT = "portolan-ote-evidence-document/1";

/** A command as the archive's `commands/<id>.json` has it. */
export function commandFile(command: RunCommand, channelId: string): string {
  const { id, at, door, domain, idempotencyKey, status, sandbox, replayOfId, httpStatus, eppCode } = command;
  return text({
    audit_id: id,
    channel_id: channelId,
    at: at.toISOString(),
    door,
    command: command.command,
    domain,
    idempotency_key: idempotencyKey,
    status,
    sandbox,
    replay_of: replayOfId,
    http_status: httpStatus,
    epp_result_code: eppCode,
    error_code: command.wireErrorCode,
    request_id: command.requestId,
    api_key_id: command.keyId,
    user_agent: command.userAgent,
    duration_microseconds: command.durationMicros,
    request: command.request,
    response: command.response,
    effects: command.effects,
  });
}

/** JSON as files have it. */
export function text(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

export const commandPath = ({ id }: Pick<RunCommand, "id">): string => `commands/${id}.json`;

/** What the evidence is made from. */
export interface EvidenceSource {
  readonly run: RunView;
  /** Every command that a try of a step speaks of. */
  readonly commands: readonly RunCommand[];
  /** SHA-256 of each command's file, hex, by path. */
  readonly hashes: Readonly<Record<string, string>>;
  /** When it was written: the end of a run that has ended, so that every export of it is the same. */
  readonly writtenAt: Date;
}

/** The evidence for machines: `evidence.json`. */
export function evidenceDocument(source: EvidenceSource): object {
  const { run, commands, hashes, writtenAt } = source;
  return {
    format: DOCUMENT_FORMAT,
    written_at: writtenAt.toISOString(),
    head: headFacts(run),
    result: {
      state: run.state,
      steps: run.counts.steps,
      passed: run.counts.passed,
      failed: run.counts.failed,
      waiting: run.counts.waiting,
      attempts: run.counts.attempts,
      commands: run.commandCount,
      certified_until: run.certifiedUntil?.toISOString() ?? null,
      findings: run.findings,
    },
    names: run.plan.names,
    table: evidenceTable(run, commands),
    steps: run.steps.map(stepFacts),
    retries: run.retries.map((retry) => ({
      step: retry.step,
      after_audit_id: retry.afterCommandId,
      at: retry.createdAt.toISOString(),
      author: retry.author,
      reason: retry.reason,
    })),
    notes: run.notes.map(({ step, createdAt, author, text: note }) => ({
      step,
      at: createdAt.toISOString(),
      author,
      text: note,
    })),
    attachments: run.attachments.map(({ title, createdAt, author, body }) => ({
      title,
      at: createdAt.toISOString(),
      author,
      body,
    })),
    sign_offs: run.signOffs.map(({ author, createdAt, statement }) => ({
      author,
      at: createdAt.toISOString(),
      statement,
    })),
    commands: commands.map((command) => ({
      audit_id: command.id,
      path: commandPath(command),
      sha256: hashes[commandPath(command)],
    })),
  };
}

export function headFacts(run: RunView) {
  const { head } = run;
  return {
    registrar: head.registrar,
    channel: run.channel.slug,
    channel_id: run.channel.id,
    test_namespace: run.namespace,
    run_id: run.id,
    run_number: run.number,
    run_name: run.name,
    run_code: run.code,
    started_at: run.startedAt.toISOString(),
    ended_at: run.endedAt?.toISOString() ?? null,
    technical_contact: head.technicalContact,
    support_contact: head.supportContact,
    reviewers: reviewersOf(run),
    api_client: head.client,
    base_url: head.baseUrl,
    token_references: head.tokens.map(({ id, hint }) => ({ api_key_id: id, hint })),
  };
}

/** Who judged it: who signed, who ended it, else who started it. */
function reviewersOf({ signOffs, startedBy, endedBy }: RunView): string[] {
  const ended = [...signOffs.map(({ author }) => author), ...(endedBy === null ? [] : [endedBy])];
  return [...new Set(ended.length > 0 ? ended : [startedBy])];
}

function stepFacts(step: JudgedStep) {
  return {
    id: step.id,
    title: step.title,
    section: step.section,
    asks: step.asks,
    predicate: step.predicate,
    endpoint: step.endpoint,
    domain: step.domain,
    state: step.state,
    missing: step.missing,
    attempts: step.attempts.map((attempt, index) => ({
      number: index + 1,
      state: attempt.state,
      started_at: attempt.startedAt.toISOString(),
      ended_at: attempt.endedAt.toISOString(),
      audit_ids: attempt.commandIds,
      failed_part: attempt.failedPart === null ? null : (step.predicate[attempt.failedPart] ?? null),
      failed_audit_id: attempt.failedCommandId,
      words: attempt.words,
    })),
  };
}
