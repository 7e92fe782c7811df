import { describe, expect, test } from "vitest";
import { SCRIPTS, toALabel } from "@/lib/idna";
import { parseLabel } from "../names/label";
import type { NamespacePolicy } from "../namespaces/policy";
import { idnLabel, newCode } from "./plan-run";
import { RUN } from "./steps/built-rows";
import { foreignCode, splitAllocated } from "./steps/names";

const policyOf = (...idnScripts: string[]) =>
  ({ name: "defiwallet", idnScripts, minLabelLength: 3, maxLabelLength: 32 }) as unknown as NamespacePolicy;

describe("the internationalised name of a run", () => {
  test.each(SCRIPTS)("can be registered where the script is %s, and tells its run", (script) => {
    const policy = policyOf(script);
    const label = idnLabel(policy, "k7f3") ?? "";
    const { fqdn } = parseLabel(policy, label);
    expect(fqdn).toMatch(/^xn--/);
    expect(splitAllocated(fqdn, "defiwallet")?.code).toBe("k7f3");
    const theirs = parseLabel(policy, idnLabel(policy, "p2qx") ?? "").fqdn;
    expect(foreignCode(theirs, fqdn, RUN)).toBe("p2qx");
  });

  test("is Latin where that is among the scripts, and none where there are no scripts", () => {
    expect(idnLabel(policyOf("Han", "Latin"), "k7f3")).toMatch(/^öte-\d+$/);
    expect(idnLabel(policyOf(), "k7f3")).toBeNull();
  });
});

test("codes are four characters that a label takes, seldom the same", () => {
  const codes = Array.from({ length: 500 }, newCode);
  for (const code of codes) expect(toALabel(code)).toMatch(/^[a-z][a-z2-9]{3}$/);
  expect(new Set(codes).size).toBeGreaterThan(480);
});

test.each([
  ["ote-create-p2qx.defiwallet", "p2qx"],
  ["ote-create-k7f3.defiwallet", null],
  ["ote-create.defiwallet", null],
  ["ote-two-p2qx.defiwallet", null],
  ["ote-create-p2qx.com.store", null],
  ["harbour-p2qx.defiwallet", null],
])("%s in place of the run's own name is of the run %s", (domain, code) => {
  expect(foreignCode(domain, "ote-create-k7f3.defiwallet", RUN)).toBe(code);
});
