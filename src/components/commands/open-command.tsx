"use client";

import type { ReactNode } from "react";
import { setUrlParams } from "../use-url-param";

/** Opens a command's story, as `?open=<id>`; carries the arrows' focus. */
export function OpenCommand({ id, children }: { id: string; children: ReactNode }) {
  return (
    <button
      type="button"
      data-row
      aria-haspopup="dialog"
      onClick={() => setUrlParams({ open: id })}
      className="inline-flex min-h-6 items-center rounded-sm text-left hover:underline"
    >
      {children}
    </button>
  );
}
