"use client";

import { IconButton } from "../ui/button";
import { Menu, MenuItem } from "../ui/menu";
import { setUrlParams } from "../use-url-param";

/** What can be done with one member; `why` explains what cannot. */
export function MemberMenu({
  userId,
  name,
  isYou,
  why,
  mayChange,
}: {
  userId: string;
  name: string;
  isYou: boolean;
  why: string | null;
  mayChange: boolean;
}) {
  return (
    <Menu
      label={`Actions for ${name}`}
      side="bottom-end"
      trigger={<IconButton icon="ellipsis" label={`Actions for ${name}`} />}
    >
      {mayChange && (
        <MenuItem icon="shield" why={why} onSelect={() => setUrlParams({ role: userId })}>
          Change role
        </MenuItem>
      )}
      <MenuItem icon="log-out" danger why={why} onSelect={() => setUrlParams({ remove: userId })}>
        {isYou ? "Leave this account" : "Remove from the account"}
      </MenuItem>
      {why && <p className="max-w-60 px-2 pt-1 pb-1.5 text-ink-3 text-sm">{why}</p>}
    </Menu>
  );
}
