"use client";

import { useEffect, useRef, useState } from "react";
import { asFault, type Fault } from "./fault";

/**
 * Asks again every `everyMs` while `active` and the page is visible, for things that change by themselves. Keeps the last
 * answer when one attempt fails.
 */
export function useLive<T>(
  question: (signal: AbortSignal) => Promise<T>,
  { initial, everyMs, active = true }: { initial: T; everyMs: number; active?: boolean },
): { data: T; fault: Fault | null } {
  const [data, setData] = useState(initial);
  const [fault, setFault] = useState<Fault | null>(null);
  const latest = useRef(question);
  latest.current = question;

  useEffect(() => {
    if (!active) return;
    const abort = new AbortController();
    let timer = 0;
    const round = async () => {
      if (document.visibilityState === "visible") {
        try {
          setData(await latest.current(abort.signal));
          setFault(null);
        } catch (error) {
          if (abort.signal.aborted) return;
          setFault(asFault(error));
        }
      }
      if (!abort.signal.aborted) timer = window.setTimeout(round, everyMs);
    };
    timer = window.setTimeout(round, everyMs);
    return () => {
      abort.abort();
      window.clearTimeout(timer);
    };
  }, [active, everyMs]);

  return { data, fault };
}
