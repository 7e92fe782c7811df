import { expect, test } from "vitest";
import { clientAddress } from "./client-address";

test.each([
  ["a client's own header counts for nothing", "192.0.2.1", "198.51.100.9", [], "192.0.2.1"],
  ["a dual-stack peer is its IPv4 address", "::ffff:192.0.2.1", null, [], "192.0.2.1"],
  ["our proxy's entry counts", "10.0.0.1", "198.51.100.9", ["10.0.0.0/8"], "198.51.100.9"],
  [
    "of a lie and the proxy's entry the latter counts",
    "10.0.0.1",
    "203.0.113.66, 198.51.100.9",
    ["10.0.0.1"],
    "198.51.100.9",
  ],
  [
    "a chain of our proxies is followed",
    "10.0.0.1",
    "198.51.100.9, 10.0.0.2",
    ["10.0.0.0/8"],
    "198.51.100.9",
  ],
  ["a peer that is no proxy of ours is the client", "192.0.2.1", "198.51.100.9", ["10.0.0.0/8"], "192.0.2.1"],
  ["rubbish is not followed", "10.0.0.1", "unknown", ["10.0.0.0/8"], "10.0.0.1"],
  ["a proxy that says nothing is the client", "10.0.0.1", null, ["10.0.0.0/8"], "10.0.0.1"],
  ["without a peer there is none", undefined, "198.51.100.9", ["10.0.0.0/8"], null],
])("%s", (_, peer, forwardedFor, proxies, expected) => {
  expect(clientAddress(peer, forwardedFor, proxies)).toBe(expected);
});
