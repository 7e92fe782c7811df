"use client";

import { useEffect, useState } from "react";
import { Status } from "../ui/badge";
import { Skeleton } from "../ui/skeleton";

interface Ready {
  readonly status: string;
  readonly parts: Readonly<Record<string, { readonly status: string; readonly detail?: string }>>;
}

const EVERY_MS = 10_000;

const PARTS: Readonly<Record<string, string>> = {
  database: "Database",
  jobs: "Jobs",
  dns: "DNS",
  dns_publisher: "DNS publisher",
  webhooks: "Webhooks",
};

/** What `/readyz` says of each part of the portal, asked again every ten seconds. */
export function Readiness() {
  const [ready, setReady] = useState<Ready | "silent" | null>(null);

  useEffect(() => {
    const abort = new AbortController();
    const ask = async () => {
      if (document.visibilityState === "hidden") return;
      try {
        const response = await fetch("/readyz", { signal: abort.signal });
        setReady((await response.json()) as Ready);
      } catch {
        if (!abort.signal.aborted) setReady("silent");
      }
    };
    void ask();
    const timer = setInterval(ask, EVERY_MS);
    return () => {
      abort.abort();
      clearInterval(timer);
    };
  }, []);

  if (ready === null) return <Skeleton className="m-4 h-5 w-40" />;
  if (ready === "silent") {
    return (
      <p className="p-4">
        <Status tone="bad">No answer from /readyz</Status>
      </p>
    );
  }
  return (
    <ul className="divide-y divide-line" aria-label="Parts of the portal">
      {Object.entries(ready.parts).map(([part, { status, detail }]) => (
        <li key={part} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-2.5">
          <span>{PARTS[part] ?? part}</span>
          <Status tone={status === "ok" ? "ok" : "bad"}>{status === "ok" ? "Works" : "Down"}</Status>
          {detail && <span className="basis-full text-bad text-sm [overflow-wrap:anywhere]">{detail}</span>}
        </li>
      ))}
    </ul>
  );
}
