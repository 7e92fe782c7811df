import { expect, test } from "vitest";
import { relativeTime } from "./relative-time";

const now = new Date("2026-11-21T12:00:00Z");
const say = (text: string) => relativeTime(new Date(text), now);

test("days are told up to two months, then months, then years", () => {
  expect(say("2027-01-19T12:00:00Z")).toBe("in 59 days");
  expect(say("2027-02-20T12:00:00Z")).toBe("in 3 months");
  expect(say("2028-05-21T12:00:00Z")).toBe("in 18 months");
  expect(say("2031-11-21T12:00:00Z")).toBe("in 5 years");
});

test("the day before and after have their own words", () => {
  expect(say("2026-11-20T11:00:00Z")).toBe("yesterday");
  expect(say("2026-11-22T13:00:00Z")).toBe("tomorrow");
});

test("a clock that is a little ahead still says just now", () => {
  expect(say("2026-11-21T12:00:00.900Z")).toBe("just now");
  expect(say("2026-11-21T11:59:30Z")).toBe("just now");
});
