"use client";

import { useRouter } from "next/navigation";
import { startTransition, useEffect, useRef } from "react";

/** Brings the page up to date once for each `latest` that is not what it was made of. */
export function useRefresh(shown: string, latest: string): void {
  const router = useRouter();
  const asked = useRef(shown);
  useEffect(() => {
    if (latest === shown || latest === asked.current) return;
    asked.current = latest;
    startTransition(() => router.refresh());
  }, [shown, latest, router]);
}
