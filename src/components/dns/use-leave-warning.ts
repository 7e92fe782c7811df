"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";

/**
 * Warns before one leaves with changes that are not applied: the browser's own question on closing and reloading, and
 * `asked` for a link to another page of the portal.
 */
export function useLeaveWarning(active: boolean) {
  const router = useRouter();
  const [asked, setAsked] = useState<string | null>(null);

  useEffect(() => {
    if (!active) return;
    const unload = (event: BeforeUnloadEvent) => event.preventDefault();
    const press = (event: MouseEvent) => {
      const link =
        event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
      if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || link.target)
        return;
      const url = new URL(link.href);
      if (url.origin !== location.origin || url.pathname === location.pathname || link.download) return;
      event.preventDefault();
      event.stopPropagation();
      setAsked(url.pathname + url.search);
    };
    addEventListener("beforeunload", unload);
    document.addEventListener("click", press, true);
    return () => {
      removeEventListener("beforeunload", unload);
      document.removeEventListener("click", press, true);
    };
  }, [active]);

  return {
    asked,
    stay: () => setAsked(null),
    leave: async () => {
      if (asked) router.push(asked);
    },
  };
}
