import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ICON_NAMES } from "./icon-names";

test("every icon is in the sprite: run node scripts/icons.mjs after changing the names", () => {
  const sprite = readFileSync("public/icons.svg", "utf8");
  expect(ICON_NAMES.filter((name) => !sprite.includes(`id="${name}"`))).toEqual([]);
});
