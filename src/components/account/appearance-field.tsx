"use client";

import { useEffect, useState } from "react";
import { Radio } from "../ui/choice";

const THEMES = [
  { id: "system", label: "As the system", hint: "Light by day and dark by night, if your device does so" },
  { id: "light", label: "Light", hint: undefined },
  { id: "dark", label: "Dark", hint: undefined },
] as const;

/** Light or dark; `public/theme.js` applies it before the first paint. */
export function AppearanceField() {
  const [theme, setTheme] = useState<string | null>(null);

  useEffect(() => setTheme(document.documentElement.dataset.theme ?? "system"), []);

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
    <fieldset className="space-y-1">
      <legend className="sr-only">Appearance</legend>
      {THEMES.map(({ id, label, hint }) => (
        <Radio
          key={id}
          name="theme"
          value={id}
          label={label}
          hint={hint}
          checked={theme === id}
          onChange={() => choose(id)}
        />
      ))}
    </fieldset>
  );
}
