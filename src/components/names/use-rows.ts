"use client";

import { useState } from "react";

/** Rows of a form that can be added and taken away; each keeps its key, so that what is typed stays with its row. */
export interface Rows<Row> {
  readonly list: readonly { readonly key: number; readonly row: Row }[];
  add(row: Row): void;
  remove(key: number): void;
}

export function useRows<Row>(initial: readonly Row[]): Rows<Row> {
  const [{ list }, setRows] = useState(() => ({
    list: initial.map((row, key) => ({ key, row })),
    next: initial.length,
  }));
  return {
    list,
    add: (row) => setRows((now) => ({ list: [...now.list, { key: now.next, row }], next: now.next + 1 })),
    remove: (key) => setRows((now) => ({ ...now, list: now.list.filter((item) => item.key !== key) })),
  };
}
