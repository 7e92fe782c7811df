"use client";

import { tell } from "../trpc";
import { IconButton } from "../ui/button";
import { Menu, MenuItem } from "../ui/menu";
import { useAction } from "../use-action";
import { setUrlParams } from "../use-url-param";

/** What can be done with a saved card. */
export function CardMenu({ id, label, isDefault }: { id: string; label: string; isDefault: boolean }) {
  const { run } = useAction();
  return (
    <Menu
      label={`Actions for ${label}`}
      side="bottom-end"
      trigger={<IconButton icon="ellipsis" label={`Actions for ${label}`} />}
    >
      <MenuItem
        icon="check"
        why={isDefault ? "It is the default already" : null}
        onSelect={() =>
          run(() => tell("payments.setDefault", { methodId: id }), "Renewals are paid with this card now")
        }
      >
        Make default
      </MenuItem>
      <MenuItem icon="trash" danger onSelect={() => setUrlParams({ "remove-card": id })}>
        Remove
      </MenuItem>
    </Menu>
  );
}
