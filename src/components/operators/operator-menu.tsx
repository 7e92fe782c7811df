"use client";

import { IconButton } from "../ui/button";
import { Menu, MenuItem } from "../ui/menu";
import { setUrlParams } from "../use-url-param";

/** What can be done with one operator; `why` explains what cannot. */
export function OperatorMenu({
  userId,
  name,
  isYou,
  hasSecondFactor,
  isReader,
  why,
}: {
  userId: string;
  name: string;
  isYou: boolean;
  hasSecondFactor: boolean;
  /** Changes nothing here at all. */
  isReader: boolean;
  why: string | null;
}) {
  return (
    <Menu
      label={`Actions for ${name}`}
      side="bottom-end"
      trigger={<IconButton icon="ellipsis" label={`Actions for ${name}`} />}
    >
      <MenuItem icon="shield" why={why} onSelect={() => setUrlParams({ role: userId })}>
        Change role
      </MenuItem>
      <MenuItem icon="log-out" danger why={why} onSelect={() => setUrlParams({ remove: userId })}>
        {isYou ? "Give up your role" : "Remove from the operators"}
      </MenuItem>
      {hasSecondFactor && !isYou && !isReader && (
        <MenuItem icon="smartphone" danger onSelect={() => setUrlParams({ "remove-second-factor": userId })}>
          Remove second factor
        </MenuItem>
      )}
      {why && <p className="max-w-60 px-2 pt-1 pb-1.5 text-ink-3 text-sm">{why}</p>}
    </Menu>
  );
}
