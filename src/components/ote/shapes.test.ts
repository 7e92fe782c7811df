import { describe, expect, it } from "vitest";
import { countsInWords } from "./shapes";

describe("how far a run is", () => {
  it("counts what passed and names what failed", () => {
    expect(countsInWords({ passed: 2, failed: 1, steps: 4 })).toBe("2 of 4 passed, 1 failed");
    expect(countsInWords({ passed: 4, failed: 0, steps: 4 })).toBe("4 of 4 passed");
  });
});
