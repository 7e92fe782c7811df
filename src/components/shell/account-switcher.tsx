"use client";

import { tell } from "../trpc";
import { Avatar } from "../ui/avatar";
import { Icon } from "../ui/icon";
import { Menu, MenuLabel, MenuLink, MenuRadio, MenuSeparator } from "../ui/menu";
import type { ShellMe } from "./me";

/** Which account is in view, and the others the user belongs to. */
export function AccountSwitcher({ me }: { me: ShellMe }) {
  const switchTo = async (accountId: string) => {
    await tell("access.switchAccount", { accountId });
    // Everything on the page belongs to the other account now.
    location.assign("/dashboard");
  };
  return (
    <Menu
      label="Account"
      trigger={
        <button
          type="button"
          className="flex h-9 w-full min-w-0 items-center gap-2.5 rounded-md px-2 text-left hover:bg-hover pointer-coarse:h-11"
        >
          <Avatar name={me.account?.organization ?? "?"} size={22} />
          <span className="min-w-0 flex-1 truncate font-medium">
            {me.account?.organization ?? "No account"}
          </span>
          <span className="sr-only">Switch account</span>
          <Icon name="chevrons-up-down" size={14} className="text-ink-3" />
        </button>
      }
    >
      <MenuLabel>Accounts</MenuLabel>
      {me.accounts.map((account) => (
        <MenuRadio
          key={account.id}
          checked={account.id === me.account?.id}
          onSelect={() => {
            if (account.id !== me.account?.id) void switchTo(account.id);
          }}
        >
          {account.organization}
          <span className="ml-1.5 text-ink-3 text-sm">#{account.number}</span>
        </MenuRadio>
      ))}
      <MenuSeparator />
      <MenuLink href="/dashboard/members" icon="users">
        Members
      </MenuLink>
      <MenuLink href="/dashboard/settings" icon="settings">
        Account settings
      </MenuLink>
    </Menu>
  );
}
