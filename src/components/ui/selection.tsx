"use client";

import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from "react";

interface Selection {
  ids: ReadonlySet<string>;
  all: readonly string[];
  set: (ids: ReadonlySet<string>) => void;
}

const SelectionContext = createContext<Selection>({ ids: new Set(), all: [], set: () => {} });

/** Keeps which rows of a page are ticked; `all` are the ids on this page. */
export function SelectionProvider({ all, children }: { all: readonly string[]; children: ReactNode }) {
  const [ids, set] = useState<ReadonlySet<string>>(new Set());
  const value = useMemo(
    () => ({ ids: new Set([...ids].filter((id) => all.includes(id))), all, set }),
    [ids, all],
  );
  return <SelectionContext value={value}>{children}</SelectionContext>;
}

export function useSelection() {
  const { ids, set } = useContext(SelectionContext);
  return { ids, clear: () => set(new Set()) };
}

/** The check box of one row. */
export function SelectRow({ id, label }: { id: string; label: string }) {
  const { ids, set } = useContext(SelectionContext);
  return (
    <Tick
      label={label}
      checked={ids.has(id)}
      onChange={(on) => {
        const next = new Set(ids);
        if (on) next.add(id);
        else next.delete(id);
        set(next);
      }}
    />
  );
}

/** The check box over all rows of the page. */
export function SelectAll() {
  const { ids, all, set } = useContext(SelectionContext);
  return (
    <Tick
      label="Select all on this page"
      all
      checked={all.length > 0 && ids.size === all.length}
      partly={ids.size > 0 && ids.size < all.length}
      onChange={(on) => set(new Set(on ? all : []))}
    />
  );
}

function Tick({
  label,
  checked,
  partly = false,
  all = false,
  onChange,
}: {
  label: string;
  checked: boolean;
  partly?: boolean;
  all?: boolean;
  onChange: (on: boolean) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (input.current) input.current.indeterminate = partly;
  }, [partly]);
  return (
    <label className="flex size-6 items-center justify-center">
      <input
        ref={input}
        type="checkbox"
        data-select={all ? undefined : ""}
        aria-label={label}
        className="tick"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
      />
    </label>
  );
}

/** What can be done with the ticked rows; shown in place of the toolbar while there are any. */
export function SelectionBar({
  noun,
  children,
}: {
  noun: readonly [one: string, many: string];
  children: ReactNode;
}) {
  const { ids, clear } = useSelection();
  if (ids.size === 0) return null;
  return (
    <div className="sticky bottom-20 z-10 md:bottom-4 mx-auto mt-4 flex w-fit max-w-full flex-wrap items-center gap-2 rounded-lg border border-line bg-raised py-2 pr-2 pl-4 shadow-lg">
      <p role="status" className="mr-2 font-medium tabular-nums">
        {ids.size} {ids.size === 1 ? noun[0] : noun[1]} selected
      </p>
      {children}
      <button
        type="button"
        className="h-7 rounded-md px-2.5 text-ink-3 text-sm hover:bg-hover hover:text-ink"
        onClick={clear}
      >
        Clear
      </button>
    </div>
  );
}
