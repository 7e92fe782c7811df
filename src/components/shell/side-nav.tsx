"use client";

import clsx from "clsx";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { Icon } from "../ui/icon";
import { isAt, type Place } from "./navigation";

/** The places of an area, one below the other. */
export function SideNav({
  places,
  label,
  onGo,
}: {
  places: readonly Place[];
  label: string;
  onGo?: () => void;
}) {
  const path = usePathname();
  return (
    <nav aria-label={label}>
      <ul className="space-y-0.5">
        {places.map(({ href, label: text, icon }) => {
          const here = isAt(path, href);
          return (
            <li key={href}>
              <Link
                href={href}
                onClick={onGo}
                aria-current={here ? "page" : undefined}
                className={clsx(
                  "flex h-8 items-center gap-2.5 rounded-md px-2.5 pointer-coarse:h-11",
                  here ? "bg-hover font-medium text-ink" : "text-ink-2 hover:bg-hover hover:text-ink",
                )}
              >
                <Icon name={icon} className={here ? "text-accent" : "text-ink-3"} />
                {text}
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
