import { expect, test } from "vitest";
import { isAddressIn, plainAddress } from "./ip";

test.each([
  ["192.0.2.1", "192.0.2.1"],
  ["::ffff:192.0.2.1", "192.0.2.1"],
  ["fe80::1%eth0", "fe80::1"],
  ["2001:db8::1", "2001:db8::1"],
])("%s is written %s", (ip, plain) => {
  expect(plainAddress(ip)).toBe(plain);
});

test.each([
  ["192.0.2.1", ["192.0.2.1"], true],
  ["192.0.2.2", ["192.0.2.1"], false],
  ["::ffff:192.0.2.1", ["192.0.2.0/31"], true],
  ["::ffff:c000:201", ["192.0.2.0/31"], true],
  ["192.0.2.1", ["::ffff:192.0.2.0/127"], true],
  ["192.0.2.1", ["::/0"], true],
  ["10.1.2.3", ["0.0.0.0/0"], true],
  ["2001:db8::ffff", ["192.0.2.0/24", "2001:db8::/32"], true],
  ["not an address", ["0.0.0.0/0", "::/0"], false],
  [null, ["0.0.0.0/0", "::/0"], false],
  ["192.0.2.1", [], false],
])("%s lies in %j: %s", (ip, ranges, expected) => {
  expect(isAddressIn(ip, ranges)).toBe(expected);
});
