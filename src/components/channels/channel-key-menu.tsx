"use client";

import { IconButton } from "../ui/button";
import { Menu, MenuItem } from "../ui/menu";
import { setUrlParams } from "../use-url-param";

/** What can be done with one key of the channel. One that has a successor is not rotated again. */
export function ChannelKeyMenu({ id, name, isReplaced }: { id: string; name: string; isReplaced: boolean }) {
  return (
    <Menu
      label={`Actions for ${name}`}
      side="bottom-end"
      trigger={<IconButton icon="ellipsis" label={`Actions for ${name}`} />}
    >
      {!isReplaced && (
        <MenuItem icon="refresh-cw" onSelect={() => setUrlParams({ rotate: id })}>
          Rotate
        </MenuItem>
      )}
      <MenuItem icon="pencil" onSelect={() => setUrlParams({ edit: id })}>
        Edit name and addresses
      </MenuItem>
      <MenuItem icon="ban" danger onSelect={() => setUrlParams({ revoke: id })}>
        Revoke
      </MenuItem>
    </Menu>
  );
}
