"use client";

import { useEffect, useRef, useState } from "react";
import { asFault, type Fault } from "../fault";
import { type Output, tell } from "../trpc";
import { Alert } from "../ui/alert";
import { Button } from "../ui/button";
import { Checkbox, Radio } from "../ui/choice";
import { Dialog } from "../ui/dialog";
import { FaultAlert } from "../ui/fault-alert";
import { TextOrFile } from "../ui/text-or-file";
import { toast } from "../ui/toast";
import { ImportRows } from "./import-rows";
import { countsInWords } from "./import-words";
import type { ListPlace } from "./list-dialogs";
import { LIST_WORDS } from "./list-words";

type Plan = Output<"console.lists.previewImport">;
type Mode = "merge" | "replace";

const ASK_AFTER_MS = 400;

/** Takes a CSV file: says row by row what it would do, and what is wrong, before anything is done. All or nothing. */
export default function ImportDialog({
  place: { namespace, kind },
  onClose,
}: {
  place: ListPlace;
  onClose: () => void;
}) {
  const [text, setText] = useState("");
  const [mode, setMode] = useState<Mode>("merge");
  const [accepted, setAccepted] = useState(false);
  const [plan, setPlan] = useState<Plan | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const [asking, setAsking] = useState(false);
  const [importing, setImporting] = useState(false);
  // Steps when the same is to be asked again, then at once.
  const [round, setRound] = useState(0);
  const asked = useRef(0);
  const { title, columns, example } = LIST_WORDS[kind];

  useEffect(() => {
    setPlan(null);
    setFault(null);
    setAccepted(false);
    if (text.trim() === "") return;
    const abort = new AbortController();
    setAsking(true);
    const timer = setTimeout(
      async () => {
        try {
          setPlan(await tell("console.lists.previewImport", { namespace, kind, mode, text }, abort.signal));
        } catch (error) {
          if (!abort.signal.aborted) setFault(asFault(error));
        } finally {
          if (!abort.signal.aborted) setAsking(false);
        }
      },
      round > asked.current ? 0 : ASK_AFTER_MS,
    );
    asked.current = round;
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [text, mode, namespace, kind, round]);

  const counts = plan?.counts;
  const changes = counts ? counts.added + counts.changed + counts.removed : 0;
  const isReady = counts && counts.fault === 0 && changes > 0 && (counts.warnings === 0 || accepted);
  const run = async () => {
    if (!plan) return;
    setImporting(true);
    setFault(null);
    try {
      const done = await tell("console.lists.import", {
        namespace,
        kind,
        mode,
        text,
        digest: plan.digest,
        acceptWarnings: accepted,
      });
      toast({ tone: "ok", text: `${title}: ${countsInWords(done)}` });
      onClose();
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
      size="xl"
      title={`Import: ${title.toLowerCase()} of ${namespace}`}
      description={
        <>
          CSV with the columns{" "}
          <code className="font-mono text-sm">label, {columns.map(({ name }) => name).join(", ")}</code>, up
          to 10,000 rows. Nothing changes until you import, and then all of it does.
        </>
      }
      footer={
        <>
          <Button onClick={onClose} disabled={importing}>
            Cancel
          </Button>
          <Button variant="primary" busy={importing} disabled={!isReady || asking} onClick={run}>
            {counts && changes > 0
              ? `Import: ${countsInWords({ ...counts, unchanged: 0, fault: 0 })}`
              : "Import"}
          </Button>
        </>
      }
    >
      <div className="space-y-4">
        <TextOrFile
          label="CSV"
          hint="Paste it, drop a file here or choose one. Commas, semicolons or tabs; labels in Unicode or xn-- form."
          accept=".csv,.tsv,.txt,text/*"
          rows={7}
          placeholder={example}
          value={text}
          onChange={setText}
        />
        <fieldset className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
          <legend className="mb-1 font-medium text-sm">Entries that are not in the file</legend>
          <Radio
            name="mode"
            label="Stay (add and update)"
            checked={mode === "merge"}
            onChange={() => setMode("merge")}
          />
          <Radio
            name="mode"
            label="Are removed (replace)"
            hint="The list becomes what the file says"
            checked={mode === "replace"}
            onChange={() => setMode("replace")}
          />
        </fieldset>
        {fault && (
          <div className="space-y-2">
            <FaultAlert fault={fault} />
            <Button size="sm" onClick={() => setRound(round + 1)}>
              Look again
            </Button>
          </div>
        )}
        <div aria-live="polite" aria-busy={asking} className="space-y-4">
          {counts && counts.fault > 0 && (
            <Alert
              tone="bad"
              title={counts.fault === 1 ? "1 row has a fault" : `${counts.fault} rows have faults`}
            >
              Put them right in the text above: as long as one is left, nothing is imported.
            </Alert>
          )}
          {counts?.fault === 0 && changes === 0 && (
            <Alert tone="info" title="Nothing would change">
              {counts.unchanged > 0 ? "The list has all of it already." : "There is no row in this text."}
            </Alert>
          )}
          {counts && counts.warnings > 0 && counts.fault === 0 && (
            <Alert
              tone="warn"
              title={counts.warnings === 1 ? "Look at 1 row first" : `Look at ${counts.warnings} rows first`}
            >
              <Checkbox
                checked={accepted}
                onChange={(event) => setAccepted(event.target.checked)}
                label="I have seen the warnings: import all the same"
              />
            </Alert>
          )}
          {plan && plan.rows.length > 0 && <ImportRows kind={kind} plan={plan} />}
        </div>
      </div>
    </Dialog>
  );
}
