"use client";

import { useEffect, useRef, useState } from "react";
import { asFault, type Fault } from "../fault";
import { type Output, tell } from "../trpc";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Radio } from "../ui/choice";
import { Dialog } from "../ui/dialog";
import { FaultAlert } from "../ui/fault-alert";
import { TextOrFile } from "../ui/text-or-file";
import { diffRows } from "./diff";
import type { Applied } from "./publish-progress";
import { SetDiffs } from "./set-diff";
import { ZoneFileFaults } from "./zone-file-faults";

type Preview = Output<"dns.previewImport">;
type Mode = "merge" | "replace";

const ASK_AFTER_MS = 400;
/** Sets shown of a large import; all are counted. */
const MOST_SETS = 60;

/** Takes a BIND zone file: shows line by line what is wrong, and what it would add and remove, before anything is done. */
export function ImportDialog({
  apex,
  onApplied,
  onClose,
}: {
  apex: string;
  onApplied: (applied: Applied) => void;
  onClose: () => void;
}) {
  const [text, setText] = useState("");
  const [mode, setMode] = useState<Mode>("merge");
  const { preview, fault, busy, setFault } = usePreview(apex, text, mode);
  const [importing, setImporting] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);

  const changes = preview ? preview.added.length + preview.removed.length : 0;
  const run = async () => {
    if (!preview) return;
    setImporting(true);
    try {
      onApplied(await tell("dns.import", { name: apex, text, mode, expectedSerial: preview.serial }));
    } catch (error) {
      setFault(asFault(error));
      setImporting(false);
    }
  };

  return (
    <Dialog
      open
      onClose={onClose}
      locked={importing}
      size="lg"
      title="Import a zone file"
      description={
        <>
          Records of <span className="font-mono text-sm">{apex}</span> as BIND writes them. Nothing changes
          until you import.
        </>
      }
      footer={
        <>
          <Button onClick={onClose} disabled={importing}>
            Cancel
          </Button>
          <Button
            variant="primary"
            busy={importing}
            disabled={!preview || busy || preview.faults.length > 0 || changes === 0}
            onClick={run}
          >
            {changes > 0 && preview?.faults.length === 0 ? `Import: ${summary(preview)}` : "Import"}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <TextOrFile
          ref={area}
          label="Zone file"
          hint="Relative names, $ORIGIN, $TTL, comments and parentheses are read. SOA and the zone's own NS are left out."
          accept=".zone,.txt,.db,text/*"
          rows={9}
          placeholder={
            "@     3600 IN A     203.0.113.10\nwww   3600 IN CNAME @\n@     3600 IN MX    10 mail.example.net."
          }
          value={text}
          onChange={setText}
        />
        <fieldset className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
          <legend className="mb-1 font-medium text-sm">Records that are not in the file</legend>
          <Radio
            name="mode"
            label="Stay (merge)"
            hint="Only what the file has is added"
            checked={mode === "merge"}
            onChange={() => setMode("merge")}
          />
          <Radio
            name="mode"
            label="Are removed (replace)"
            hint="The zone becomes what the file says"
            checked={mode === "replace"}
            onChange={() => setMode("replace")}
          />
        </fieldset>
        {fault && <FaultAlert fault={fault} />}
        <div aria-live="polite" aria-busy={busy} className="space-y-4">
          {preview && preview.faults.length > 0 && (
            <ZoneFileFaults faults={preview.faults} text={text} area={area} />
          )}
          {preview?.faults.length === 0 && <PreviewDiff preview={preview} />}
          {preview && preview.notices.length > 0 && (
            <details className="text-ink-2">
              <summary className="rounded-sm text-sm">
                {preview.notices.length} {preview.notices.length === 1 ? "line is" : "lines are"} left out
              </summary>
              <ul className="mt-1 space-y-0.5 text-sm">
                {preview.notices.map(({ line, message }) => (
                  <li key={`${line} ${message}`}>
                    Line {line}: {message}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function PreviewDiff({ preview }: { preview: Preview }) {
  const sets = diffRows(preview.removed, preview.added);
  if (sets.length === 0) {
    return (
      <Alert tone="info" title="Nothing would change">
        {preview.unchanged > 0
          ? `The zone has ${preview.unchanged === 1 ? "this record" : `all ${preview.unchanged} records`} already.`
          : "There is no record in this text."}
      </Alert>
    );
  }
  return (
    <section aria-label="What the import would do" className="space-y-2">
      <h3 className="font-medium text-sm">
        {summary(preview)}
        {preview.unchanged > 0 && <span className="text-ink-3">, {preview.unchanged} there already</span>}
      </h3>
      <SetDiffs sets={sets.slice(0, MOST_SETS)} />
      {sets.length > MOST_SETS && (
        <p className="text-ink-3 text-sm">and {sets.length - MOST_SETS} more names and types</p>
      )}
    </section>
  );
}

function summary({ added, removed }: Preview): string {
  const parts = [
    added.length > 0 && `${added.length} added`,
    removed.length > 0 && `${removed.length} removed`,
  ];
  return parts.filter(Boolean).join(", ");
}

/** Asks what the import would do, a moment after the typing stops. */
function usePreview(apex: string, text: string, mode: Mode) {
  const [preview, setPreview] = useState<Preview | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [busy, setBusy] = useState(false);

  useEffect(() => {
    if (text.trim() === "") {
      setPreview(null);
      setFault(null);
      return;
    }
    const abort = new AbortController();
    setBusy(true);
    const timer = setTimeout(async () => {
      try {
        setPreview(await tell("dns.previewImport", { name: apex, text, mode }, abort.signal));
        setFault(null);
      } catch (error) {
        if (abort.signal.aborted) return;
        setPreview(null);
        setFault(asFault(error));
      }
      setBusy(false);
    }, ASK_AFTER_MS);
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [apex, text, mode]);

  return { preview, fault, busy, setFault };
}
