import type { RouterOutputs } from "@/api/trpc/root";
import { NoteForm } from "./note-form";
import { NoteList } from "./note-list";
import { Part } from "./step-evidence";

type Run = RouterOutputs["console"]["ote"]["get"];

/** What reviewers said of a step: notes, and why another try was asked for. */
export function StepWords({ run, step, mayWrite }: { run: Run; step: string; mayWrite: boolean }) {
  const said = [
    ...run.notes.filter((note) => note.step === step),
    ...run.retries
      .filter((retry) => retry.step === step)
      .map(({ reason, ...retry }) => ({ ...retry, text: reason, kind: "Another try asked for" })),
  ].sort((a, b) => a.createdAt.localeCompare(b.createdAt));
  if (said.length === 0 && !mayWrite) return null;
  return (
    <Part title="Reviewers’ notes">
      <div className="space-y-4">
        {said.length > 0 && <NoteList notes={said} />}
        {mayWrite && <NoteForm key={step} number={run.number} step={step} />}
      </div>
    </Part>
  );
}
