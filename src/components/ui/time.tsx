"use client";

import { useSyncExternalStore } from "react";
import { relativeTime } from "./relative-time";

const never = () => () => {};

/**
 * A moment: `relative` ("in 3 months"), its `date`, date and time (`datetime`), or the `clock` with seconds. The exact one
 * in the reader's zone is the tip. The server writes UTC; the reader's zone takes over once the page is live, so that both
 * agree while it hydrates.
 */
export function Time({
  at,
  form = "relative",
}: {
  at: string | Date;
  form?: "relative" | "date" | "datetime" | "clock";
}) {
  const live = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const moment = new Date(at);
  const iso = moment.toISOString();
  const text =
    form === "relative"
      ? relativeTime(moment, new Date())
      : new Intl.DateTimeFormat("en-GB", {
          ...(form !== "clock" && { dateStyle: "medium" }),
          ...(form === "datetime" && { timeStyle: "short" }),
          ...(form === "clock" && { timeStyle: "medium" }),
          ...(!live && { timeZone: "UTC" }),
        }).format(moment);
  return (
    <time dateTime={iso} className="whitespace-nowrap" suppressHydrationWarning>
      {text}
    </time>
  );
}
