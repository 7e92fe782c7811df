"use client";

import type { ReactNode } from "react";
import { setUrlParams } from "../use-url-param";

/** Opens one entry's story; carries the arrows' focus. */
export function OpenEntry({ id, children }: { id: string; children: ReactNode }) {
  return (
    <button
      type="button"
      data-row
      aria-haspopup="dialog"
      onClick={() => setUrlParams({ entry: id })}
      className="inline-flex min-h-6 items-start gap-2.5 rounded-sm text-left hover:underline"
    >
      {children}
    </button>
  );
}
