"use client";

import { useEffect, useRef, useState } from "react";
import { asFault, type Fault } from "./fault";

/**
 * Asks again every `everyMs` while `active` and the page is visible, and at once when it comes into view, for things that
 * change by themselves. How long to wait may depend on the last answer; null when there is nothing more to wait for.
 * Keeps the last answer when one attempt fails.
 */
export function useLive<T>(
  question: (signal: AbortSignal) => Promise<T>,
  {
    initial,
    everyMs,
    active = true,
  }: { initial: T; everyMs: number | ((last: T) => number | null); active?: boolean },
): { data: T; fault: Fault | null } {
  const [data, setData] = useState(initial);
  const [fault, setFault] = useState<Fault | null>(null);
  const latest = useRef({ question, everyMs });
  latest.current = { question, everyMs };
  const last = useRef(initial);

  useEffect(() => {
    if (!active) return;
    const abort = new AbortController();
    let timer = 0;
    const round = async () => {
      window.clearTimeout(timer);
      timer = 0;
      if (document.visibilityState === "visible") {
        try {
          last.current = await latest.current.question(abort.signal);
          setData(last.current);
          setFault(null);
        } catch (error) {
          if (abort.signal.aborted) return;
          setFault(asFault(error));
        }
      }
      if (!abort.signal.aborted) wait();
    };
    const wait = () => {
      const { everyMs: pace } = latest.current;
      const ms = typeof pace === "number" ? pace : pace(last.current);
      if (ms !== null) timer = window.setTimeout(round, ms);
    };
    // Without a timer it is being asked, or there is nothing more to come.
    const look = () => {
      if (timer !== 0 && document.visibilityState === "visible") void round();
    };
    wait();
    document.addEventListener("visibilitychange", look);
    return () => {
      abort.abort();
      window.clearTimeout(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [active]);

  return { data, fault };
}
