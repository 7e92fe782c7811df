"use client";

import { useState } from "react";
import { type Output, tell } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { FaultAlert } from "../ui/fault-alert";
import { Icon } from "../ui/icon";
import { useAction } from "../use-action";
import type { ChosenWork } from "./work-bulk-bar";
import { WORK_COMMAND_LABELS, type WorkCommand } from "./work-words";

type Outcome = Output<"console.work.applyMany">[number];

/** Applies several, each by itself, and tells what became of each. */
export default function BulkApplyDialog({
  work,
  onClose,
}: {
  work: readonly ChosenWork[];
  /** `isDone` when something was sent. */
  onClose: (isDone: boolean) => void;
}) {
  const [outcomes, setOutcomes] = useState<readonly Outcome[] | null>(null);
  const { run, busy, fault } = useAction({ quiet: true });
  const count = work.length === 1 ? "1 change" : `${work.length} changes`;
  const apply = () =>
    run(async () => setOutcomes(await tell("console.work.applyMany", { ids: work.map(({ id }) => id) })));

  if (outcomes) {
    const failed = outcomes.filter(({ outcome }) => outcome === "failed").length;
    return (
      <Dialog
        open
        onClose={() => onClose(true)}
        title={failed ? `${outcomes.length - failed} applied, ${failed} not` : `${count} applied`}
        footer={
          <Button variant="primary" onClick={() => onClose(true)}>
            Done
          </Button>
        }
      >
        <Outcomes outcomes={outcomes} work={work} />
      </Dialog>
    );
  }
  return (
    <Dialog
      open
      onClose={() => onClose(false)}
      locked={busy}
      size="sm"
      title={`Apply ${count}?`}
      description="Each is applied by itself: one that fails stops no other. Names that have changed since are left out."
      footer={
        <>
          <Button onClick={() => onClose(false)} disabled={busy}>
            Cancel
          </Button>
          <Button variant="primary" busy={busy} onClick={apply}>
            {`Apply ${count}`}
          </Button>
        </>
      }
    >
      <div className="space-y-3">
        <ul className="space-y-1">
          {(Object.keys(WORK_COMMAND_LABELS) as WorkCommand[]).map((command) => {
            const some = work.filter((one) => one.command === command).length;
            return (
              some > 0 && (
                <li key={command} className="flex justify-between gap-4">
                  {WORK_COMMAND_LABELS[command]}
                  <span className="tabular-nums">{some}</span>
                </li>
              )
            );
          })}
        </ul>
        {fault && <FaultAlert fault={fault} />}
      </div>
    </Dialog>
  );
}

const SIGNS = {
  applied: { icon: "circle-check", label: "Applied:", color: "text-ok" },
  withdrawn: { icon: "info", label: "Withdrawn:", color: "text-info" },
  failed: { icon: "circle-x", label: "Failed:", color: "text-bad" },
} as const;

/** What failed comes first, since it is what is left to do. */
function Outcomes({ outcomes, work }: { outcomes: readonly Outcome[]; work: readonly ChosenWork[] }) {
  const nameOf = new Map(work.map(({ id, fqdn }) => [id, fqdn]));
  const sorted = [...outcomes].sort(
    (a, b) => Number(b.outcome === "failed") - Number(a.outcome === "failed"),
  );
  return (
    <ul className="max-h-80 divide-y divide-line overflow-y-auto rounded-md border border-line">
      {sorted.map(({ id, outcome, why }) => {
        const { icon, label, color } = SIGNS[outcome];
        return (
          <li key={id} className="flex items-start gap-2.5 px-3 py-2">
            <Icon name={icon} label={label} className={`mt-0.5 ${color}`} />
            <span className="min-w-0 flex-1">
              <span className="block font-medium [overflow-wrap:anywhere]">{nameOf.get(id)}</span>
              <span className="block text-ink-2 text-sm">{why || "Applied"}</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
