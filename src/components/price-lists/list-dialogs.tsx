"use client";

import { lazy, Suspense } from "react";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";
import type { ListEntry, ListKind } from "./list-words";

const EntryDialog = lazy(() => import("./entry-dialog"));
const RemoveDialog = lazy(() => import("./remove-entry-dialog"));
const ImportDialog = lazy(() => import("./import-dialog"));

export interface ListPlace {
  readonly namespace: string;
  readonly kind: ListKind;
  readonly currency: string;
}

/** The dialogs of a list: `?new`, `?entry=<label>`, `?remove=<label>`, `?import`. */
export function ListDialogs({ place, entries }: { place: ListPlace; entries: readonly ListEntry[] }) {
  const [adding] = useUrlParam("new");
  const [entry] = useUrlParam("entry");
  const [remove] = useUrlParam("remove");
  const [importing] = useUrlParam("import");
  const close = useCloseDialogs("new", "entry", "remove", "import");
  const edited = entries.find(({ label }) => label === entry);
  const removed = entries.find(({ label }) => label === remove);
  return (
    <Suspense>
      {adding && <EntryDialog place={place} entry={null} onClose={close} />}
      {edited && <EntryDialog place={place} entry={edited} onClose={close} />}
      {removed && <RemoveDialog place={place} entry={removed} onClose={close} />}
      {importing && <ImportDialog place={place} onClose={close} />}
    </Suspense>
  );
}
