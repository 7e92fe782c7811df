"use client";

import clsx from "clsx";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { Suspense } from "react";

export interface Tab {
  label: string;
  /** A path, or a path with a query; the tab is the URL's state. */
  href: string;
  count?: number;
}

/** Views of one thing, each with its own URL. */
export function Tabs(props: { items: readonly Tab[]; label: string }) {
  return (
    <Suspense fallback={<TabRow {...props} query="" />}>
      <LiveTabs {...props} />
    </Suspense>
  );
}

function LiveTabs(props: { items: readonly Tab[]; label: string }) {
  return <TabRow {...props} query={useSearchParams().toString()} />;
}

function TabRow({ items, label, query }: { items: readonly Tab[]; label: string; query: string }) {
  const path = usePathname();
  const asked = new URLSearchParams(query);
  const here = items.find(({ href }) => {
    const [at, wanted = ""] = href.split("?");
    return (
      at === path &&
      wanted !== "" &&
      Array.from(new URLSearchParams(wanted)).every(([k, v]) => asked.get(k) === v)
    );
  });
  const current =
    here ?? items.find(({ href }) => href === path) ?? items.find(({ href }) => href.split("?")[0] === path);
  return (
    <nav aria-label={label} className="-mx-1 overflow-x-auto border-line border-b px-1">
      <ul className="flex gap-5">
        {items.map((item) => (
          <li key={item.href}>
            <Link
              href={item.href}
              aria-current={item === current ? "page" : undefined}
              className={clsx(
                "flex h-10 items-center gap-1.5 whitespace-nowrap border-b-2 font-medium focus-visible:-outline-offset-2",
                item === current ? "border-accent text-ink" : "border-transparent text-ink-3 hover:text-ink",
              )}
            >
              {item.label}
              {item.count !== undefined && (
                <span className="rounded-full bg-hover px-1.5 text-ink-2 text-xs tabular-nums">
                  {item.count}
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
