"use client";

import { UrlButton } from "../account/url-button";
import { Button, IconButton } from "../ui/button";
import { Icon } from "../ui/icon";
import { Menu, MenuDownload, MenuItem } from "../ui/menu";
import { setUrlParams } from "../use-url-param";

const FORMATS = [
  ["md", "Document (.md)", "The template’s head and table, filled"],
  ["json", "Data (.json)", "Steps, tries and commands"],
  ["zip", "Signed archive (.zip)", "All of it with hashes and a signature"],
] as const;

/** Evidence to take away, in its formats. */
export function ExportMenu({ runId }: { runId: string }) {
  return (
    <Menu
      label="Export the evidence"
      side="bottom-end"
      trigger={
        <Button icon="download">
          Export
          <Icon name="chevron-down" size={14} />
        </Button>
      }
    >
      {FORMATS.map(([ending, label, text]) => (
        <MenuDownload
          key={ending}
          href={`/admin/registrar-ote-runs/${runId}/evidence-archive.${ending}`}
          label={label}
          text={text}
        />
      ))}
    </Menu>
  );
}

/** What an operator may decide about a run that has not ended. */
export function RunActions({ isComplete }: { isComplete: boolean }) {
  return (
    <>
      <UrlButton param="dialog" value="refuse" variant="danger-quiet">
        Refuse
      </UrlButton>
      <UrlButton
        param="dialog"
        value="sign"
        variant={isComplete ? "primary" : "secondary"}
        icon="badge-check"
      >
        Sign off
      </UrlButton>
      <Menu
        label="More actions"
        side="bottom-end"
        trigger={<IconButton icon="ellipsis" label="More actions" variant="secondary" size="md" />}
      >
        <MenuItem icon="inbox" onSelect={() => setUrlParams({ dialog: "attach" })}>
          Attach poll evidence
        </MenuItem>
        <MenuItem icon="ban" danger onSelect={() => setUrlParams({ dialog: "abandon" })}>
          Abandon the run
        </MenuItem>
      </Menu>
    </>
  );
}
