"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { SearchInput } from "../ui/input";
import { Spinner } from "../ui/spinner";
import { NAMES_PATH } from "./paths";

const ASK_AFTER_MS = 250;

/** Filters the list while one types; the URL keeps the text. Without JavaScript it is a form. */
export function ListSearch({ value }: { value: string }) {
  const router = useRouter();
  const [text, setText] = useState(value);
  const [busy, startTransition] = useTransition();
  const asked = useRef(value);

  useEffect(() => {
    // The URL was changed by something else, such as "clear the filters".
    if (value === asked.current) return;
    asked.current = value;
    setText(value);
  }, [value]);

  useEffect(() => {
    const wanted = text.trim();
    if (wanted === asked.current) return;
    const timer = setTimeout(() => {
      asked.current = wanted;
      const query = new URLSearchParams(location.search);
      query.delete("page");
      if (wanted) query.set("q", wanted);
      else query.delete("q");
      startTransition(() => router.replace(`${NAMES_PATH}?${query}`, { scroll: false }));
    }, ASK_AFTER_MS);
    return () => clearTimeout(timer);
  }, [text, router]);

  return (
    <search className="relative block w-full sm:w-72">
      <form action={NAMES_PATH} method="get" onSubmit={(event) => event.preventDefault()}>
        <SearchInput
          name="q"
          aria-label="Search your names"
          placeholder="Search your names"
          value={text}
          maxLength={253}
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
        />
      </form>
      {busy && (
        <span className="absolute top-1/2 right-2.5 -translate-y-1/2 text-ink-3">
          <Spinner size={16} />
        </span>
      )}
    </search>
  );
}
