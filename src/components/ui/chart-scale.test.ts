import { expect, test } from "vitest";
import { axisTicks } from "./chart-scale";

test("the axis reaches at least the greatest value in round steps", () => {
  expect(axisTicks(57_300)).toEqual([0, 20_000, 40_000, 60_000]);
  expect(axisTicks(10)).toEqual([0, 5, 10]);
});

test("a plot without values still has an axis of whole numbers", () => {
  expect(axisTicks(0)).toEqual([0, 1]);
});
