"use client";

import { lazy, Suspense } from "react";
import { useCloseDialogs } from "../use-close-dialogs";
import { useUrlParam } from "../use-url-param";
import type { Suggestion } from "./contact-fields";
import type { ContactEntry } from "./entry";

const AddDialog = lazy(() => import("./add-dialog"));
const EditDialog = lazy(() => import("./edit-dialog"));
const UseDialog = lazy(() => import("./use-dialog"));
const RemoveDialog = lazy(() => import("./remove-dialog"));

/** The dialogs of this page, loaded when the URL opens one: `?add`, `?edit=<id>`, `?use=<id>`, `?remove=<id>`. */
export function ContactDialogs({
  entries,
  suggestion,
}: {
  entries: readonly ContactEntry[];
  suggestion: Suggestion | null;
}) {
  const [add] = useUrlParam("add");
  const [edit] = useUrlParam("edit");
  const [use] = useUrlParam("use");
  const [remove] = useUrlParam("remove");
  const close = useCloseDialogs("add", "edit", "use", "remove");
  const entryOf = (wanted: string | null) => entries.find(({ id }) => id === wanted);
  const [edited, used, removed] = [entryOf(edit), entryOf(use), entryOf(remove)];
  return (
    <Suspense>
      {add && <AddDialog suggestion={suggestion} onClose={close} />}
      {edited && <EditDialog key={edited.id} entry={edited} onClose={close} />}
      {used && <UseDialog entry={used} onClose={close} />}
      {removed && (
        <RemoveDialog
          entry={removed}
          others={entries.filter(({ id }) => id !== removed.id)}
          onClose={close}
        />
      )}
    </Suspense>
  );
}
