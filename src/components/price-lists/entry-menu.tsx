"use client";

import { IconButton } from "../ui/button";
import { Menu, MenuItem } from "../ui/menu";
import { setUrlParams } from "../use-url-param";

/** What can be done with one entry of a list; `why` explains what cannot. */
export function EntryMenu({ label, unicode, why }: { label: string; unicode: string; why: string | null }) {
  return (
    <Menu
      label={`Actions for ${unicode}`}
      side="bottom-end"
      trigger={<IconButton icon="ellipsis" label={`Actions for ${unicode}`} />}
    >
      <MenuItem icon="pencil" why={why} onSelect={() => setUrlParams({ entry: label })}>
        Edit
      </MenuItem>
      <MenuItem icon="trash" danger why={why} onSelect={() => setUrlParams({ remove: label })}>
        Take off the list
      </MenuItem>
      {why && <p className="max-w-60 px-2 pt-1 pb-1.5 text-ink-3 text-sm">{why}</p>}
    </Menu>
  );
}
