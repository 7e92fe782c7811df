"use client";

import { useState } from "react";
import type { Output } from "../trpc";
import { Status, type Tone } from "../ui/badge";
import { Button } from "../ui/button";
import { Select } from "../ui/input";
import { Table, Td, Th } from "../ui/table";
import { countsInWords } from "./import-words";
import { LIST_WORDS, type ListKind } from "./list-words";

type Plan = Output<"console.lists.previewImport">;
type Row = Plan["rows"][number];
type Shown = Row["outcome"] | "all" | "warnings";

const OUTCOMES: Readonly<Record<Row["outcome"], { label: string; tone: Tone }>> = {
  added: { label: "Added", tone: "ok" },
  changed: { label: "Changed", tone: "info" },
  unchanged: { label: "Unchanged", tone: "neutral" },
  removed: { label: "Removed", tone: "warn" },
  fault: { label: "Fault", tone: "bad" },
};

/** Rows shown at once; more on demand. */
const STEP = 100;

/** What a file would do, a line a row; faults first when there are some. */
export function ImportRows({ kind, plan }: { kind: ListKind; plan: Plan }) {
  const [chosen, setChosen] = useState<Shown | null>(null);
  const [most, setMost] = useState(STEP);
  const { counts } = plan;
  const shown: Shown = chosen ?? (counts.fault > 0 ? "fault" : counts.warnings > 0 ? "warnings" : "all");
  const rows = plan.rows.filter(({ outcome, warning }) =>
    shown === "all" ? true : shown === "warnings" ? warning !== null : outcome === shown,
  );
  return (
    <section aria-label="What the import would do" className="space-y-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h3 className="font-medium text-sm">{countsInWords(counts)}</h3>
        <Select
          aria-label="Rows to show"
          className="max-w-48"
          value={shown}
          onChange={(event) => {
            setChosen(event.target.value as Shown);
            setMost(STEP);
          }}
        >
          <option value="all">All rows</option>
          {counts.warnings > 0 && <option value="warnings">With a warning</option>}
          {(Object.keys(OUTCOMES) as Row["outcome"][])
            .filter((outcome) => counts[outcome] > 0)
            .map((outcome) => (
              <option key={outcome} value={outcome}>
                {OUTCOMES[outcome].label}
              </option>
            ))}
        </Select>
      </div>
      <Table label="Rows" stack>
        <thead>
          <tr>
            <Th end>Line</Th>
            <Th>Label</Th>
            <Th>Result</Th>
            <Th>What</Th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row) => (
            <tr key={`${row.line} ${row.label} ${row.fault}`}>
              <Td label="Line" end className="text-ink-3">
                {row.line ?? "–"}
              </Td>
              <Td head className="font-mono text-sm [overflow-wrap:anywhere]">
                {row.unicode || "–"}
              </Td>
              <Td label="Result">
                <Status tone={OUTCOMES[row.outcome].tone}>{OUTCOMES[row.outcome].label}</Status>
              </Td>
              <Td label="What" className="whitespace-normal [overflow-wrap:anywhere]">
                <What kind={kind} row={row} />
              </Td>
            </tr>
          ))}
        </tbody>
      </Table>
      {rows.length > most && (
        <Button size="sm" onClick={() => setMost(most + STEP)}>
          Show {Math.min(STEP, rows.length - most)} more of {(rows.length - most).toLocaleString("en")}
        </Button>
      )}
    </section>
  );
}

function What({ kind, row: { fault, warning, before, after, outcome } }: { kind: ListKind; row: Row }) {
  if (fault) return <span className="text-bad">{fault}</span>;
  const values = after ?? before;
  const changed = LIST_WORDS[kind].columns.filter(
    ({ name }) => outcome !== "changed" || before?.[name] !== after?.[name],
  );
  return (
    <>
      <span className="text-ink-2">
        {changed
          .map(({ name, label }) => {
            const now = values?.[name] || "–";
            return outcome === "changed" ? `${label}: ${before?.[name] || "–"} → ${now}` : `${label}: ${now}`;
          })
          .join("; ")}
      </span>
      {warning && <span className="block text-warn">{warning}</span>}
    </>
  );
}
