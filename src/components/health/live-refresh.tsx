"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Fetches the page's data again every `everyMs` while it is looked at. */
export function LiveRefresh({ everyMs }: { everyMs: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [everyMs, router]);
  return null;
}
