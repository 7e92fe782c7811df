"use client";

import { useEffect, useRef, useState } from "react";
import type { StepState } from "./shapes";

/** How long a step that has just moved stands out, ms. */
const NOTICED_MS = 6_000;

/** Which steps have just moved, and a sentence that says so, for whoever listens. */
export function useStepChanges(
  steps: readonly { readonly id: string; readonly title: string; readonly state: StepState }[],
): { fresh: ReadonlySet<string>; said: string } {
  const before = useRef<ReadonlyMap<string, StepState> | null>(null);
  const [fresh, setFresh] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState("");

  useEffect(() => {
    const known = before.current;
    before.current = new Map(steps.map(({ id, state }) => [id, state]));
    const moved = steps.filter(({ id, state }) => known && known.get(id) !== state && state !== "waiting");
    if (moved.length === 0) return;
    setFresh((earlier) => new Set([...earlier, ...moved.map(({ id }) => id)]));
    setSaid(moved.map(({ title, state }) => `${title}: ${state}`).join(". "));
    const ids = moved.map(({ id }) => id);
    setTimeout(() => setFresh((now) => new Set([...now].filter((id) => !ids.includes(id)))), NOTICED_MS);
  }, [steps]);

  return { fresh, said };
}
