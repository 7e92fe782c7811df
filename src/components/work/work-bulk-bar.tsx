"use client";

import { lazy, Suspense, useState } from "react";
import { Button } from "../ui/button";
import { SelectionBar, useSelection } from "../ui/selection";
import type { WorkCommand } from "./work-words";

const BulkApplyDialog = lazy(() => import("./bulk-apply-dialog"));

/** What the bulk dialog needs of each. */
export interface ChosenWork {
  readonly id: string;
  readonly fqdn: string;
  readonly command: WorkCommand;
}

/** Applies several at once. */
export function WorkBulkBar({ work }: { work: readonly ChosenWork[] }) {
  const { ids, clear } = useSelection();
  const [chosen, setChosen] = useState<readonly ChosenWork[] | null>(null);
  return (
    <>
      <SelectionBar noun={["change", "changes"]}>
        <Button size="sm" variant="primary" onClick={() => setChosen(work.filter(({ id }) => ids.has(id)))}>
          Apply
        </Button>
      </SelectionBar>
      <Suspense>
        {chosen && (
          <BulkApplyDialog
            work={chosen}
            onClose={(isDone) => {
              setChosen(null);
              if (isDone) clear();
            }}
          />
        )}
      </Suspense>
    </>
  );
}
