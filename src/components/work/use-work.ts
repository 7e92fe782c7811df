"use client";

import { useEffect, useState } from "react";
import { asFault, type Fault } from "../fault";
import { ask } from "../trpc";
import type { Work } from "./work-diff";

/** One piece of work as it stands at this moment: what was on the page may be old. */
export function useWork(id: string): { work: Work | null; absent: Fault | null } {
  const [work, setWork] = useState<Work | null>(null);
  const [absent, setAbsent] = useState<Fault | null>(null);
  useEffect(() => {
    const abort = new AbortController();
    ask("console.work.get", { id }, abort.signal).then(setWork, (error: unknown) => {
      if (!abort.signal.aborted) setAbsent(asFault(error));
    });
    return () => abort.abort();
  }, [id]);
  return { work, absent };
}
