"use client";

import { signOut } from "../session";
import { Avatar } from "../ui/avatar";
import { Menu, MenuItem, MenuLink, MenuSeparator } from "../ui/menu";
import type { ShellMe } from "./me";
import { ThemeChoice } from "./theme-choice";

/** Who is signed in, how it looks, and the way out. `area` is where they are; operators may change it. */
export function UserMenu({
  me,
  area,
  wide = false,
}: {
  me: ShellMe;
  area: "dashboard" | "console";
  wide?: boolean;
}) {
  return (
    <Menu
      label="You"
      side={wide ? "bottom-start" : "bottom-end"}
      trigger={
        <button
          type="button"
          className="flex h-9 min-w-0 items-center gap-2.5 rounded-md px-2 text-left hover:bg-hover pointer-coarse:h-11"
        >
          <Avatar name={me.user.name} size={24} />
          <span className={wide ? "min-w-0 flex-1 truncate" : "sr-only"}>{me.user.name}</span>
          <span className="sr-only">: your menu</span>
        </button>
      }
    >
      <div className="px-2 py-1.5">
        <p className="font-medium">{me.user.name}</p>
        <p className="text-ink-3 text-sm">{me.user.email}</p>
      </div>
      <MenuSeparator />
      <MenuLink
        href={area === "console" ? "/console/security" : "/dashboard/settings/security"}
        icon="shield"
      >
        Password and sessions
      </MenuLink>
      {me.user.operatorRole && area === "dashboard" && (
        <MenuLink href="/console" icon="radio-tower">
          Operators’ console
        </MenuLink>
      )}
      {area === "console" && me.accounts.length > 0 && (
        <MenuLink href="/dashboard" icon="house">
          Dashboard
        </MenuLink>
      )}
      <MenuLink href="/api/v2/docs" icon="book-open">
        API reference
      </MenuLink>
      <MenuSeparator />
      <ThemeChoice />
      <MenuSeparator />
      <MenuItem icon="log-out" onSelect={() => void signOut()}>
        Sign out
      </MenuItem>
    </Menu>
  );
}
