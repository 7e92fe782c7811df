"use client";

import { tell } from "../trpc";
import { ConfirmDialog } from "../ui/confirm-dialog";
import { toast } from "../ui/toast";
import type { ListPlace } from "./list-dialogs";
import type { ListEntry, ListKind } from "./list-words";

const THEN: Readonly<Record<ListKind, string>> = {
  premium: "From then on it costs what every name costs. Who holds it renews at the usual price.",
  reserved: "From then on anybody can register it.",
  claims: "From then on nobody is shown the notice.",
};

/** Takes an entry off its list; that can be undone. */
export default function RemoveEntryDialog({
  place: { namespace, kind },
  entry,
  onClose,
}: {
  place: ListPlace;
  entry: ListEntry;
  onClose: () => void;
}) {
  const { label, unicode, values } = entry;
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Take ${unicode} off the list?`}
      confirmLabel="Take off the list"
      danger
      onConfirm={async () => {
        await tell("console.lists.remove", { namespace, kind, label });
        toast({
          tone: "ok",
          text: `${unicode} is off the list`,
          action: {
            label: "Undo",
            onSelect: () =>
              void tell("console.lists.put", { namespace, kind, label, values, acceptWarnings: true }).then(
                () => location.reload(),
              ),
          },
        });
      }}
    >
      <p>{THEN[kind]}</p>
    </ConfirmDialog>
  );
}
