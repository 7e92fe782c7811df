"use client";

import { IconButton } from "../ui/button";
import { Menu } from "../ui/menu";
import { ThemeChoice } from "./theme-choice";

/** The choice of appearance for visitors who are not signed in. */
export function ThemeMenu() {
  return (
    <Menu
      label="Appearance"
      side="bottom-end"
      trigger={<IconButton icon="sun" label="Appearance" size="md" />}
    >
      <ThemeChoice />
    </Menu>
  );
}
