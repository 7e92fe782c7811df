import { expect, test } from "vitest";
import { type PolicyForm, policyChanges } from "./policy-diff";
import type { PolicyValues } from "./policy-words";

const before = {
  minLabelLength: 3,
  idnScripts: ["Greek", "Latin"],
  nameservers: ["ns1.example.net", "ns2.example.net"],
  hostmaster: "hostmaster.example.net",
  listedFor: ["dashboard"],
  isDefault: true,
} as unknown as PolicyValues;
const form = (over: object) =>
  ({ ...before, nameservers: before.nameservers.join("\n"), ...over }) as unknown as PolicyForm;

test("what is the same in another order or writing is no change", () => {
  expect(policyChanges(before, form({ idnScripts: ["Latin", "Greek"] }))).toEqual({});
  expect(policyChanges(before, form({ nameservers: " NS1.example.net.\n\nns2.example.net" }))).toEqual({});
  expect(policyChanges(before, form({ hostmaster: "Hostmaster.example.net." }))).toEqual({});
});

test("what differs is told with its new value; of nameservers the order counts", () => {
  expect(policyChanges(before, form({ minLabelLength: 4, listedFor: [] }))).toEqual({
    minLabelLength: 4,
    listedFor: [],
  });
  expect(policyChanges(before, form({ nameservers: "ns2.example.net\nns1.example.net" }))).toEqual({
    nameservers: ["ns2.example.net", "ns1.example.net"],
  });
});
