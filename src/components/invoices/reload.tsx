"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Has the server's part of the page made anew from time to time, while it is shown. */
export function Reload({ everyMs }: { everyMs: number }) {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => router.refresh(), everyMs);
    return () => clearInterval(timer);
  }, [router, everyMs]);
  return null;
}
