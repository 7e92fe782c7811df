import { expect, test } from "vitest";
import { durationInWords } from "./duration";

test("a lapse of time is told by its two largest parts", () => {
  expect(durationInWords(396 * 86_400)).toBe("396 days");
  expect(durationInWords(86_400 + 4 * 3_600 + 59)).toBe("1 day and 4 hours");
  expect(durationInWords(365 * 86_400 - 3_000)).toBe("365 days");
  expect(durationInWords(3_661)).toBe("1 hour and 1 minute");
  expect(durationInWords(1_000 * 86_400)).toBe("1,000 days");
  expect(durationInWords(0)).toBe("0 seconds");
});
