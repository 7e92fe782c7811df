import { expect, it } from "vitest";
import { addDays, addYears } from "@/lib/time";
import { mostRenewalYears } from "./renewal";

const NOW = new Date("2026-05-10T12:00:00Z");

it.each([
  ["expires today", addYears(NOW, 0), 10],
  ["expired a month ago", addDays(NOW, -30), 10],
  ["has a year left", addYears(NOW, 1), 9],
  ["has a year and a day left", addDays(addYears(NOW, 1), 1), 8],
  ["is paid for ten years", addYears(NOW, 10), 0],
])("counts the years that can be added when it %s", (_, expiresAt, years) => {
  expect(mostRenewalYears(expiresAt, 10, NOW)).toBe(years);
});
