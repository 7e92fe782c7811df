"use client";

import clsx from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState } from "react";
import { Sheet } from "../ui/dialog";
import { Icon } from "../ui/icon";
import { isAt, type Place } from "./navigation";
import { SideNav } from "./side-nav";

const ITEM =
  "flex h-14 w-full flex-col items-center justify-center gap-1 text-xs focus-visible:-outline-offset-2";

/** The phone's navigation: four places and the rest behind "More". */
export function BottomBar({ places }: { places: readonly Place[] }) {
  const path = usePathname();
  const [more, setMore] = useState(false);
  const rest = places.slice(4);
  const inRest = rest.some(({ href }) => isAt(path, href));
  return (
    <>
      <nav
        aria-label="Main"
        className="fixed inset-x-0 bottom-0 z-20 border-line border-t bg-surface pb-[env(safe-area-inset-bottom)] md:hidden print:hidden"
      >
        <ul className="grid auto-cols-fr grid-flow-col">
          {places.slice(0, 4).map(({ href, label, icon }) => (
            <li key={href}>
              <Link
                href={href}
                aria-current={isAt(path, href) ? "page" : undefined}
                className={clsx(ITEM, isAt(path, href) ? "font-medium text-accent" : "text-ink-2")}
              >
                <Icon name={icon} size={20} />
                {label.split(" ")[0]}
              </Link>
            </li>
          ))}
          {rest.length > 0 && (
            <li>
              <button
                type="button"
                onClick={() => setMore(true)}
                className={clsx(ITEM, inRest ? "font-medium text-accent" : "text-ink-2")}
              >
                <Icon name="menu" size={20} />
                More
              </button>
            </li>
          )}
        </ul>
      </nav>
      <Sheet open={more} onClose={() => setMore(false)} title="More" size="sm">
        <SideNav places={rest} label="More" onGo={() => setMore(false)} />
      </Sheet>
    </>
  );
}
