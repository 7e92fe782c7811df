"use client";

import { useState } from "react";
import type { IconName } from "../ui/icon-names";
import { MenuLabel, MenuRadio } from "../ui/menu";

const THEMES: readonly { id: "system" | "light" | "dark"; label: string; icon: IconName }[] = [
  { id: "system", label: "As the system", icon: "monitor" },
  { id: "light", label: "Light", icon: "sun" },
  { id: "dark", label: "Dark", icon: "moon" },
];

function chosen() {
  return (typeof document !== "undefined" && document.documentElement.dataset.theme) || "system";
}

/** Light, dark, or as the system says; kept on this device. `public/theme.js` applies it before the first paint. */
export function ThemeChoice() {
  const [theme, setTheme] = useState<string | null>(null);
  const choose = (id: string) => {
    setTheme(id);
    if (id === "system") {
      delete document.documentElement.dataset.theme;
      localStorage.removeItem("theme");
    } else {
      document.documentElement.dataset.theme = id;
      localStorage.setItem("theme", id);
    }
  };
  return (
    <>
      <MenuLabel>Appearance</MenuLabel>
      {THEMES.map(({ id, label, icon }) => (
        <MenuRadio key={id} icon={icon} checked={(theme ?? chosen()) === id} onSelect={() => choose(id)}>
          {label}
        </MenuRadio>
      ))}
    </>
  );
}
