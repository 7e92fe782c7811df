import type { RunView } from "../load-run";
import { commandPath, type EvidenceSource, headFacts } from "./document";
import { inline, quotation, row } from "./escape";
import { evidenceTable } from "./table";

/** The evidence for people: `evidence.md`, by the registrars' template. `jsonHash`: SHA-256 of `evidence.json`, hex. */
export function evidenceMarkdown(source: EvidenceSource, jsonHash: string): string {
  const { run } = source;
  return [
    `# OT&amp;E evidence: ${inline(run.head.registrar)}, run ${run.number}`,
    head(source),
    result(run),
    "## Tests",
    table(source),
    "## Every try",
    ...run.steps.map((step) => tries(run, step.id)),
    "## Reviewers' notes",
    notes(run),
    "## Poll evidence",
    attachments(run),
    "## Findings",
    run.findings === null ? "None." : quotation(run.findings),
    "## Sign-off",
    signOffs(run),
    "## Manifest",
    manifest(source, jsonHash),
    "",
  ].join("\n\n");
}

const date = (at: Date) => `${at.toISOString().slice(0, 19)}Z`;

function head({ run, writtenAt }: EvidenceSource): string {
  const about = headFacts(run);
  const lines: [string, string][] = [
    ["Registrar", about.registrar],
    ["Registrar channel", about.channel],
    ["Registrar channel id", about.channel_id],
    ["Test TLD", about.test_namespace],
    ["Run", `${run.number}: ${run.name} (code ${run.code}, id ${run.id})`],
    ["Run date", `${date(run.startedAt)} – ${run.endedAt ? date(run.endedAt) : "still going on"}`],
    ["Technical contact", about.technical_contact],
    ["Support contact", about.support_contact],
    ["Reviewer", about.reviewers.join(", ")],
    ["API client", about.api_client],
    ["Base URL", about.base_url],
    [
      "Token reference",
      about.token_references.map(({ hint, api_key_id }) => `${hint} (key ${api_key_id})`).join(", "),
    ],
    ["Written", date(writtenAt)],
  ];
  return [row(["Field", "Value"]), "| --- | --- |", ...lines.map(row)].join("\n");
}

const STATES: Record<RunView["state"], string> = {
  running: "The run is still going on.",
  signed: "A first operator has signed; a second one is required.",
  certified: "The registrar is certified.",
  refused: "The run was refused.",
  abandoned: "The run was ended without a result.",
};

function result(run: RunView): string {
  const { passed, failed, waiting, steps, attempts } = run.counts;
  const until = run.certifiedUntil ? ` Certified until ${date(run.certifiedUntil)}.` : "";
  return `**${STATES[run.state]}**${until} ${passed} of ${steps} steps passed, ${failed} failed, ${waiting} not done, in ${attempts} tries, judged from ${run.commandCount} recorded commands.`;
}

const COLUMNS = [
  "Test",
  "Endpoint",
  "Idempotency key",
  "Domain",
  "First status",
  "Retry status",
  "Audit id",
  "Channel id",
  "Poll evidence",
  "Pass/fail",
  "Notes",
];

const ids = (list: readonly number[]) => list.map((id) => `#${id}`).join(", ");

function table({ run, commands }: EvidenceSource): string {
  const rows = evidenceTable(run, commands).map((entry) =>
    row([
      entry.test,
      entry.endpoint,
      entry.idempotency_key ?? "",
      entry.domain ?? "",
      entry.first_status ?? "",
      entry.retry_status ?? "",
      ids(entry.audit_ids),
      entry.channel_id,
      ids(entry.poll_evidence),
      entry.result,
      entry.notes,
    ]),
  );
  return [row(COLUMNS), `|${" --- |".repeat(COLUMNS.length)}`, ...rows].join("\n");
}

function tries(run: RunView, stepId: string): string {
  const step = run.steps.find(({ id }) => id === stepId);
  if (!step) return "";
  const lines = [
    `### ${inline(step.title)}`,
    inline(step.asks),
    step.predicate.map((part) => `- ${inline(part)}`).join("\n"),
  ];
  if (step.attempts.length === 0) lines.push(`No try. ${inline(step.missing ?? "")}`);
  else {
    const rows = step.attempts.map((attempt, index) =>
      row([
        String(index + 1),
        attempt.state,
        date(attempt.startedAt),
        date(attempt.endedAt),
        ids(attempt.commandIds),
        attempt.failedPart === null ? "" : (step.predicate[attempt.failedPart] ?? ""),
        attempt.words,
      ]),
    );
    const columns = ["Try", "Result", "From", "Until", "Audit ids", "Part that failed", "What was seen"];
    lines.push([row(columns), `|${" --- |".repeat(columns.length)}`, ...rows].join("\n"));
  }
  for (const retry of run.retries.filter((one) => one.step === stepId)) {
    lines.push(
      `Tried again by ${inline(retry.author)} at ${date(retry.createdAt)}, judged by commands after #${retry.afterCommandId}:`,
      quotation(retry.reason),
    );
  }
  return lines.join("\n\n");
}

function notes(run: RunView): string {
  if (run.notes.length === 0) return "None.";
  return run.notes
    .map(({ author, createdAt, step, text }) => {
      const title = step === null ? "the run" : (run.steps.find(({ id }) => id === step)?.title ?? step);
      return `${inline(author)} at ${date(createdAt)}, on ${inline(title)}:\n\n${quotation(text)}`;
    })
    .join("\n\n");
}

function attachments(run: RunView): string {
  if (run.attachments.length === 0)
    return "None attached; what the registrar's own polls showed is in the table.";
  return run.attachments
    .map(
      ({ title, author, createdAt, body }) =>
        `### ${inline(title)}\n\nAttached by ${inline(author)} at ${date(createdAt)}:\n\n\`\`\`\`json\n${JSON.stringify(body, null, 2)}\n\`\`\`\``,
    )
    .join("\n\n");
}

function signOffs(run: RunView): string {
  if (run.signOffs.length === 0) return "Not signed.";
  return run.signOffs
    .map(
      ({ author, createdAt, statement }) =>
        `${inline(author)} at ${date(createdAt)}:\n\n${quotation(statement)}`,
    )
    .join("\n\n");
}

function manifest({ commands, hashes }: EvidenceSource, jsonHash: string): string {
  const rows = commands.map((command) => row([commandPath(command), hashes[commandPath(command)] ?? ""]));
  return [
    "SHA-256 of the files of the archive; `manifest.json` in it has these and the one of this file, and is signed.",
    [row(["File", "SHA-256"]), "| --- | --- |", row(["evidence.json", jsonHash]), ...rows].join("\n"),
  ].join("\n\n");
}
