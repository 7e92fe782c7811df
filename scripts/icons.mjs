// Draws public/icons.svg from the names in src/components/ui/icon-names.ts. Run it after changing them.
import { readFileSync, writeFileSync } from "node:fs";

const source = readFileSync(new URL("../src/components/ui/icon-names.ts", import.meta.url), "utf8");
const names = [...source.matchAll(/^ {2}"([a-z0-9-]+)",$/gm)].map((match) => match[1]);

const symbols = [];
for (const name of names) {
  const { __iconData } = await import(`lucide-react/dist/esm/icons/${name}.mjs`);
  const shapes = __iconData.node.map(([tag, { key: _, ...attributes }]) => {
    const text = Object.entries(attributes).map(([k, v]) => `${k}="${v}"`);
    return `<${tag} ${text.join(" ")}/>`;
  });
  symbols.push(`<symbol id="${name}" viewBox="0 0 24 24">${shapes.join("")}</symbol>`);
}

writeFileSync(
  new URL("../public/icons.svg", import.meta.url),
  `<svg xmlns="http://www.w3.org/2000/svg" aria-hidden="true"><!-- Lucide icons, ISC licence, https://lucide.dev/license -->\n${symbols.join("\n")}\n</svg>\n`,
);
console.log(`${symbols.length} icons in public/icons.svg`);
