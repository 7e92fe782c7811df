"use client";

import type { ReactNode } from "react";
import { setUrlParams } from "../use-url-param";

/** Opens a delivery with its attempts, as `?delivery=<id>`; carries the arrows' focus. */
export function OpenDelivery({ id, children }: { id: string; children: ReactNode }) {
  return (
    <button
      type="button"
      data-row
      aria-haspopup="dialog"
      onClick={() => setUrlParams({ delivery: id })}
      className="inline-flex min-h-6 items-center rounded-sm text-left font-mono text-sm hover:underline"
    >
      {children}
    </button>
  );
}
