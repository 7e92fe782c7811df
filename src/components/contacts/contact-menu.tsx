"use client";

import { tell } from "../trpc";
import { IconButton } from "../ui/button";
import { Menu, MenuItem } from "../ui/menu";
import { useAction } from "../use-action";
import { setUrlParams } from "../use-url-param";
import type { ContactEntry } from "./entry";

/** What can be done with one entry. */
export function ContactMenu({ entry }: { entry: ContactEntry }) {
  const { run, busy } = useAction();
  const { id, name, email, isDefault, verification } = entry;
  return (
    <Menu
      label={`Actions for ${name}`}
      side="bottom-end"
      trigger={<IconButton icon="ellipsis" label={`Actions for ${name}`} disabled={busy} />}
    >
      <MenuItem icon="pencil" onSelect={() => setUrlParams({ edit: id })}>
        Edit
      </MenuItem>
      <MenuItem icon="globe" onSelect={() => setUrlParams({ use: id })}>
        Use for names
      </MenuItem>
      {isDefault ? (
        <MenuItem
          icon="circle"
          onSelect={() =>
            void run(() => tell("contacts.setDefault", { contactId: null }), "No contact is the default now")
          }
        >
          No longer the default
        </MenuItem>
      ) : (
        <MenuItem
          icon="check"
          onSelect={() =>
            void run(() => tell("contacts.setDefault", { contactId: id }), `${name} is the default now`)
          }
        >
          Make default
        </MenuItem>
      )}
      {verification.state !== "verified" && (
        <MenuItem
          icon="mail"
          onSelect={() =>
            void run(() => tell("contacts.resendVerification", { email }), `A mail is on its way to ${email}`)
          }
        >
          {verification.state === "waiting" ? "Send the mail again" : "Verify the address"}
        </MenuItem>
      )}
      <MenuItem icon="trash" danger onSelect={() => setUrlParams({ remove: id })}>
        Remove
      </MenuItem>
    </Menu>
  );
}
