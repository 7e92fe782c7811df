"use client";

import { useEffect, useRef, useState } from "react";
import type { Staged, StagedChange } from "./staged";

const NOTHING: Staged = new Map();

/** Staged changes of one zone. They outlive a reload and a look at another page, for as long as the tab is open. */
export function useStaged(apex: string) {
  const [staged, setStaged] = useState(NOTHING);
  const place = `portolan:dns:${apex}`;
  const loaded = useRef(false);

  useEffect(() => {
    const kept = sessionStorage.getItem(place);
    if (kept) setStaged(new Map((JSON.parse(kept) as StagedChange[]).map((change) => [change.key, change])));
  }, [place]);

  useEffect(() => {
    if (!loaded.current) {
      loaded.current = true;
      return;
    }
    try {
      if (staged.size === 0) sessionStorage.removeItem(place);
      else sessionStorage.setItem(place, JSON.stringify([...staged.values()]));
    } catch {
      // The browser's store is full or closed: the changes live as long as the page.
    }
  }, [place, staged]);

  return [staged, setStaged] as const;
}
