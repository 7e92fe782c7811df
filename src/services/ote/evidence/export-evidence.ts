import { createHash } from "node:crypto";
import { requireOperator } from "../../access/require";
import type { Context } from "../../context";
import { RegistryError } from "../../errors";
import { writeArchive } from "../../evidence-archive/write";
import { viewRun } from "../load-run";
import { commandFile, commandPath, type EvidenceSource, evidenceDocument, text } from "./document";
import { evidenceMarkdown } from "./markdown";

export const EVIDENCE_FORMATS = ["md", "json", "zip"] as const;
export type EvidenceFormat = (typeof EVIDENCE_FORMATS)[number];

/** An evidence file as it is downloaded. */
export interface EvidenceFile {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
}

/** Commands in one archive: below what verifiers accept. Of more tries the newest are archived. */
const MOST_COMMANDS = 15_000;

/**
 * The evidence of a run: as a page, for machines, or as the signed archive with every command. The same bytes each time
 * for a run that has ended. Operators only.
 * @throws RegistryError unauthenticated | not_found | unavailable (an archive where nothing can sign)
 */
export async function exportEvidence(
  ctx: Context,
  runId: string,
  format: EvidenceFormat,
): Promise<EvidenceFile> {
  requireOperator(ctx);
  const found = await ctx.db.prisma.oteRun.findUnique({ where: { id: runId }, select: { number: true } });
  if (!found) throw new RegistryError("not_found", { message: "There is no such OT&E run" });
  const source = await loadSource(ctx, found.number);
  const name = `ote-${source.run.channel.slug}-${found.number}.${format}`;
  const json = text(evidenceDocument(source));
  if (format === "json") return { name, content: json };
  const markdown = evidenceMarkdown(source, sha256Hex(json));
  return { name, content: format === "md" ? markdown : archive(ctx, source, markdown, json) };
}

async function loadSource(ctx: Context, number: number): Promise<EvidenceSource> {
  const run = await viewRun(ctx, number);
  const commands = run.commands.slice(-MOST_COMMANDS);
  const hashes = Object.fromEntries(
    commands.map((command) => [commandPath(command), sha256Hex(commandFile(command, run.channel.id))]),
  );
  return { run, commands, hashes, writtenAt: run.endedAt ?? ctx.now };
}

function archive(ctx: Context, source: EvidenceSource, markdown: string, json: string) {
  const { run, commands, writtenAt } = source;
  if (!ctx.signer) {
    throw new RegistryError("unavailable", { message: "This process has no key to sign the archive with" });
  }
  const files = [
    { path: "evidence.md", content: markdown },
    { path: "evidence.json", content: json },
    ...commands.map((command) => ({
      path: commandPath(command),
      content: commandFile(command, run.channel.id),
    })),
  ];
  return new Uint8Array(writeArchive(files, ctx.signer, { runId: run.id, createdAt: writtenAt }));
}

function sha256Hex(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}
