import type { ReactNode } from "react";
import { Icon } from "./icon";

/** A link that saves a file, as a button. */
export function DownloadLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <a
      href={href}
      download
      className="inline-flex h-9 items-center gap-2 rounded-md border border-line bg-surface px-3.5 font-medium shadow-sm hover:bg-hover pointer-coarse:h-11"
    >
      <Icon name="download" /> {children}
    </a>
  );
}
