"use client";

import { IconButton } from "../ui/button";
import { Menu, MenuItem } from "../ui/menu";
import { setUrlParams } from "../use-url-param";

/** What can be done with one key. */
export function KeyMenu({ id, name }: { id: string; name: string }) {
  return (
    <Menu
      label={`Actions for ${name}`}
      side="bottom-end"
      trigger={<IconButton icon="ellipsis" label={`Actions for ${name}`} />}
    >
      <MenuItem icon="terminal" onSelect={() => setUrlParams({ key: id })}>
        Lines for tools
      </MenuItem>
      <MenuItem icon="pencil" onSelect={() => setUrlParams({ edit: id })}>
        Edit name and addresses
      </MenuItem>
      <MenuItem icon="ban" danger onSelect={() => setUrlParams({ revoke: id })}>
        Revoke
      </MenuItem>
    </Menu>
  );
}
