import type { RouterOutputs } from "@/api/trpc/root";
import { UrlButton } from "../account/url-button";
import { Card, CardBody, CardHeader } from "../ui/card";
import { CodeBlock } from "../ui/code-block";
import { NoteForm } from "./note-form";
import { NoteList } from "./note-list";
import { UtcTime } from "./utc-time";

type Run = RouterOutputs["console"]["ote"]["get"];

/** What belongs to the run as a whole: notes, and the poll evidence that operators attached. */
export function RunWords({ run, mayWrite }: { run: Run; mayWrite: boolean }) {
  const notes = run.notes.filter(({ step }) => step === null);
  const { attachments } = run;
  if (notes.length === 0 && attachments.length === 0 && !mayWrite) return null;
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Card>
        <CardHeader title="Notes on the run" level="h2" />
        <CardBody className="space-y-4">
          {notes.length > 0 && <NoteList notes={notes} />}
          {mayWrite && <NoteForm number={run.number} step={null} />}
          {notes.length === 0 && !mayWrite && <p className="text-ink-3">None.</p>}
        </CardBody>
      </Card>
      <Card>
        <CardHeader
          title="Poll evidence"
          text="What the channel’s feed showed when an operator read it"
          action={
            mayWrite && (
              <UrlButton param="dialog" value="attach" size="sm" icon="plus">
                Attach
              </UrlButton>
            )
          }
        />
        <CardBody className="space-y-2">
          {attachments.length === 0 && <p className="text-ink-3">None attached.</p>}
          {attachments.map((attachment) => (
            <Attachment key={attachment.id} attachment={attachment} />
          ))}
        </CardBody>
      </Card>
    </div>
  );
}

function Attachment({ attachment }: { attachment: Run["attachments"][number] }) {
  const { title, author, createdAt, body } = attachment;
  const events = (body as { events?: readonly unknown[] } | null)?.events ?? [];
  return (
    <details className="rounded-md border border-line px-3 py-2">
      <summary>
        <span className="font-medium">{title}</span>{" "}
        <span className="text-ink-3 text-sm">
          {events.length === 1 ? "1 event" : `${events.length} events`} · <UtcTime at={createdAt} /> ·{" "}
          {author}
        </span>
      </summary>
      <div className="mt-2 max-h-96 overflow-y-auto">
        <CodeBlock code={JSON.stringify(body, null, 2)} label="Poll evidence" />
      </div>
    </details>
  );
}
