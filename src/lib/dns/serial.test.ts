import { expect, it } from "vitest";
import { isNewerSerial, nextSerial } from "./serial";

it("steps by one and skips zero when it wraps", () => {
  expect(nextSerial(1)).toBe(2);
  expect(nextSerial(0xffffffff)).toBe(1);
});

it("is newer within half of the circle (RFC 1982)", () => {
  expect(isNewerSerial(2, 1)).toBe(true);
  expect(isNewerSerial(1, 0xffffffff)).toBe(true);
  expect(isNewerSerial(1, 1)).toBe(false);
  expect(isNewerSerial(0xffffffff, 1)).toBe(false);
});
