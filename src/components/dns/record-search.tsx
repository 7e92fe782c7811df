"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { SearchInput } from "../ui/input";

const ASK_AFTER_MS = 250;

/** Searches names, values and notes. The URL keeps the text; the server finds the records. */
export function RecordSearch({ text }: { text: string }) {
  const router = useRouter();
  const [typed, setTyped] = useState(text);
  const [busy, startTransition] = useTransition();
  const asked = useRef(text);

  useEffect(() => {
    if (typed.trim() === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = typed.trim();
      const url = new URL(location.href);
      if (asked.current) url.searchParams.set("q", asked.current);
      else url.searchParams.delete("q");
      url.searchParams.delete("page");
      startTransition(() => router.replace(url.pathname + url.search, { scroll: false }));
    }, ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [typed, router]);

  return (
    <SearchInput
      aria-label="Search records"
      aria-busy={busy}
      placeholder="Search names and values"
      value={typed}
      autoComplete="off"
      spellCheck={false}
      className="min-w-0 flex-1 sm:max-w-xs"
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
