import { describe, expect, it } from "vitest";
import { changeOf } from "./change-of";
import { countsInWords, countsOf, type StepState } from "./shapes";

const step = (state: StepState) => ({ state });

describe("a step in two runs", () => {
  it.each([
    ["failed", "passed", "better"],
    ["failed", "waiting", "better"],
    ["passed", "failed", "worse"],
    ["passed", "waiting", "worse"],
    ["passed", "passed", null],
  ] as const)("that was %s and then %s is %s", (before, after, change) => {
    expect(changeOf(step(before), step(after))).toBe(change);
  });

  it("is new or dropped when only one run asked for it", () => {
    expect(changeOf(null, step("waiting"))).toBe("new");
    expect(changeOf(step("passed"), null)).toBe("dropped");
  });
});

describe("how far a run is", () => {
  it("counts what passed and names what failed", () => {
    const counts = countsOf(
      ["passed", "passed", "failed", "waiting"].map((state) => step(state as StepState)),
    );
    expect(countsInWords(counts)).toBe("2 of 4 passed, 1 failed");
    expect(countsInWords({ passed: 4, failed: 0, total: 4 })).toBe("4 of 4 passed");
  });
});
