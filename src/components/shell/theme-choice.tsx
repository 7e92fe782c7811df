"use client";

import { useSyncExternalStore } from "react";
import type { IconName } from "../ui/icon-names";
import { MenuLabel, MenuRadio } from "../ui/menu";

const THEMES: readonly { id: "system" | "light" | "dark"; label: string; icon: IconName }[] = [
  { id: "system", label: "As the system", icon: "monitor" },
  { id: "light", label: "Light", icon: "sun" },
  { id: "dark", label: "Dark", icon: "moon" },
];

const CHANGED = "portolan:theme";

function subscribe(onChange: () => void) {
  addEventListener(CHANGED, onChange);
  return () => removeEventListener(CHANGED, onChange);
}

function choose(id: string) {
  if (id === "system") {
    delete document.documentElement.dataset.theme;
    localStorage.removeItem("theme");
  } else {
    document.documentElement.dataset.theme = id;
    localStorage.setItem("theme", id);
  }
  dispatchEvent(new Event(CHANGED));
}

/** Light, dark, or as the system says; kept on this device. `public/theme.js` applies it before the first paint. */
export function ThemeChoice() {
  const theme = useSyncExternalStore(
    subscribe,
    () => document.documentElement.dataset.theme ?? "system",
    () => "system",
  );
  return (
    <>
      <MenuLabel>Appearance</MenuLabel>
      {THEMES.map(({ id, label, icon }) => (
        <MenuRadio key={id} icon={icon} checked={theme === id} onSelect={() => choose(id)}>
          {label}
        </MenuRadio>
      ))}
    </>
  );
}
