"use client";

import { Button } from "../ui/button";
import { Icon } from "../ui/icon";

/** How much waits, and what to do with it. Stays in view. */
export function StagedBar({
  count,
  hasFaults,
  onReview,
  onDiscard,
}: {
  count: number;
  hasFaults: boolean;
  onReview: () => void;
  onDiscard: () => void;
}) {
  return (
    <section
      aria-label="Staged changes"
      className="sticky bottom-18 z-10 mt-4 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-lg border border-accent-line bg-raised py-2.5 pr-2.5 pl-4 shadow-lg md:bottom-4"
    >
      <p role="status" className="flex items-center gap-2">
        <Icon
          name={hasFaults ? "triangle-exclamation-point" : "circle-dashed"}
          className={hasFaults ? "text-bad" : "text-accent"}
        />
        <span>
          <span className="font-medium tabular-nums">
            {count} {count === 1 ? "change" : "changes"} staged
          </span>
          <span className="text-ink-3">{hasFaults ? ", some need a fix" : ", nothing is live yet"}</span>
        </span>
      </p>
      <div className="flex items-center gap-2">
        <Button variant="ghost" onClick={onDiscard}>
          Discard all
        </Button>
        <Button variant="primary" onClick={onReview}>
          Review and apply
        </Button>
      </div>
    </section>
  );
}
