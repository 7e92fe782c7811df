import type { ReactNode } from "react";
import type { Output } from "../trpc";
import { Button } from "../ui/button";
import { Dialog } from "../ui/dialog";
import { Icon } from "../ui/icon";

export type BulkOutcome = Output<"names.bulkRenew">[number];

/** What became of each name of several; what failed comes first, since it is what is left to do. */
function BulkOutcomes({
  outcomes,
  unicodeOf,
  success,
}: {
  outcomes: readonly BulkOutcome[];
  unicodeOf: (fqdn: string) => string;
  success: (outcome: BulkOutcome) => ReactNode;
}) {
  const sorted = [...outcomes].sort((a, b) => Number(b.error !== null) - Number(a.error !== null));
  return (
    <ul className="max-h-80 divide-y divide-line overflow-y-auto rounded-md border border-line">
      {sorted.map((outcome) => (
        <li key={outcome.name} className="flex items-start gap-2.5 px-3 py-2">
          <Icon
            name={outcome.error ? "circle-x" : "circle-check"}
            label={outcome.error ? "Failed:" : "Done:"}
            className={outcome.error ? "mt-0.5 text-bad" : "mt-0.5 text-ok"}
          />
          <span className="min-w-0 flex-1">
            <span className="block font-medium [overflow-wrap:anywhere]">{unicodeOf(outcome.name)}</span>
            <span className="block text-ink-2 text-sm">
              {outcome.error ? outcome.error.message : success(outcome)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Closes a bulk command: how many were `participle`, how many not, and each with its outcome. */
export function BulkDone({
  outcomes,
  names,
  participle,
  description,
  success,
  onClose,
}: {
  outcomes: readonly BulkOutcome[];
  names: readonly { readonly fqdn: string; readonly unicode: string }[];
  participle: string;
  description?: string;
  success: (outcome: BulkOutcome) => ReactNode;
  onClose: () => void;
}) {
  const failed = outcomes.filter((outcome) => outcome.error).length;
  const done = outcomes.length - failed;
  return (
    <Dialog
      open
      onClose={onClose}
      title={failed ? `${done} ${participle}, ${failed} not` : `${countOf(done)} ${participle}`}
      description={description}
      footer={
        <Button variant="primary" onClick={onClose}>
          Done
        </Button>
      }
    >
      <BulkOutcomes
        outcomes={outcomes}
        unicodeOf={(fqdn) => names.find((name) => name.fqdn === fqdn)?.unicode ?? fqdn}
        success={success}
      />
    </Dialog>
  );
}

/** "1 name", "3 names". */
export function countOf(names: number): string {
  return names === 1 ? "1 name" : `${names} names`;
}
