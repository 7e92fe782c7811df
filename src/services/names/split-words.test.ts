import { expect, it } from "vitest";
import { splitWords } from "./split-words";

it.each([
  ["coffeeshop", "coffee shop"],
  ["cornerbakery", "corner bakery"],
  ["thecornerbakery", "the corner bakery"],
  ["runningshoes", "running shoes"],
  ["aiexpensetracker", "ai expense tracker"],
  ["24hourfitness", "24 hour fitness"],
  ["mycoffee", "my coffee"],
  ["zyntraxcoffee", "zyntrax coffee"],
  // Words of their own, and what is not clear, stay whole.
  ["together", "together"],
  ["therapist", "therapist"],
  ["portolan", "portolan"],
  ["anchor", "anchor"],
  ["bücherladen", "bücherladen"],
  ["qqqqq", "qqqqq"],
  ["", ""],
])("%s is read as %s", (text, words) => {
  expect(splitWords(text).join(" ")).toBe(words);
});

it("no text takes long to split", () => {
  const started = performance.now();
  for (let i = 0; i < 100; i++) splitWords("in".repeat(31));
  expect(performance.now() - started).toBeLessThan(1_000);
});
