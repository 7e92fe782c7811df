"use client";

import { useEffect, useState } from "react";
import type { Fault } from "./fault";
import { useLive } from "./use-live";

const TAIL_MS = 2_000;

/** A log's newest lines, asked for again and again; `fresh` are the ids of those that came with the last look. */
export function useTail<Line extends { readonly id: string }>(
  initial: readonly Line[],
  question: (signal: AbortSignal) => Promise<readonly Line[]>,
  { active = true }: { active?: boolean } = {},
): { lines: readonly Line[]; fresh: ReadonlySet<string>; fault: Fault | null } {
  const { data, fault } = useLive(question, { initial, everyMs: TAIL_MS, active });
  const [seen, setSeen] = useState<ReadonlySet<string>>(() => new Set(initial.map(({ id }) => id)));
  useEffect(() => {
    // Stands out until the next look.
    const timer = setTimeout(() => setSeen(new Set(data.map(({ id }) => id))), TAIL_MS - 200);
    return () => clearTimeout(timer);
  }, [data]);
  return { lines: data, fresh: new Set(data.map(({ id }) => id).filter((id) => !seen.has(id))), fault };
}
