import clsx from "clsx";
import { Icon } from "../ui/icon";
import type { AttemptShape } from "./shapes";

/** What must be true of the commands, part by part; with the newest try, which part it broke. */
export function PredicateList({ parts, newest }: { parts: readonly string[]; newest: AttemptShape | null }) {
  return (
    <ol className="space-y-1.5">
      {parts.map((part, index) => {
        const isMet = newest?.state === "passed";
        const isBroken = newest?.state === "failed" && newest.failedPart === index;
        return (
          <li key={part} className="flex items-start gap-2">
            <Icon
              name={isBroken ? "circle-x" : isMet ? "check" : "minus"}
              size={14}
              label={isBroken ? "Broken:" : isMet ? "Met:" : undefined}
              className={clsx("mt-[3px]", isBroken ? "text-bad" : isMet ? "text-ok" : "text-ink-3")}
            />
            <span className={clsx("min-w-0", isBroken && "font-medium text-bad")}>
              {part}
              {isBroken && newest.failedCommandId !== null && (
                <span className="font-normal text-ink-2"> — broken by #{newest.failedCommandId}</span>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
