"use client";

import { lazy, Suspense } from "react";
import type { Output } from "../trpc";
import { useUrlParam } from "../use-url-param";

const AuditSheet = lazy(() => import("./audit-sheet"));

export type AuditedEntry = Output<"console.audit.list">["entries"][number];

/** The side panel of `?entry=<id>`. */
export function AuditPanel({ entries }: { entries: readonly AuditedEntry[] }) {
  const [id, setId] = useUrlParam("entry");
  const entry = entries.find((one) => one.id === id);
  return <Suspense>{entry && <AuditSheet entry={entry} onClose={() => setId(null)} />}</Suspense>;
}
