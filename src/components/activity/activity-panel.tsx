"use client";

import { lazy, Suspense } from "react";
import type { Output } from "../trpc";
import { useUrlParam } from "../use-url-param";

const EntrySheet = lazy(() => import("./entry-sheet"));

export type Entry = Output<"audit.activity">["entries"][number];

/** The side panel of `?entry=<id>`. */
export function ActivityPanel({ entries }: { entries: readonly Entry[] }) {
  const [id, setId] = useUrlParam("entry");
  const entry = entries.find((one) => one.id === id);
  return <Suspense>{entry && <EntrySheet entry={entry} onClose={() => setId(null)} />}</Suspense>;
}
