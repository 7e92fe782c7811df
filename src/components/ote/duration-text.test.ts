import { expect, test } from "vitest";
import { durationText } from "./duration-text";

test.each([
  [0, "0.0 s"],
  [421, "0.4 s"],
  [61_000, "61 s"],
  [180_000, "3 min"],
  [7_300_000, "2 h"],
])("%d ms is %s", (ms, text) => expect(durationText(ms)).toBe(text));
