import { expect, it } from "vitest";
import { canonicalJson } from "./canonical-json";

it("is RFC 8785's own example", () => {
  const value = JSON.parse(
    '{"numbers":[333333333.33333329,1E30,4.50,2e-3,0.000000000000000000000000001],' +
      '"string":"\\u20ac$\\u000F\\u000aA\'\\u0042\\u0022\\u005c\\\\\\"\\/","literals":[null,true,false]}',
  );
  expect(canonicalJson(value)).toBe(
    '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
      '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
});

it("sorts keys by their UTF-16 code units, numbers among them too", () => {
  expect(
    canonicalJson({ "€": 1, "\r": 2, "\ufb33": 3, "1": 4, "😀": 5, "\u0080": 6, ö: 7, "10": 8, "9": 9 }),
  ).toBe('{"\\r":2,"1":4,"10":8,"9":9,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}');
});

it("equal values have equal texts in whatever order their keys came, and null is not what no number can hold", () => {
  expect(canonicalJson({ b: { d: 1, c: [] }, a: undefined })).toBe(canonicalJson({ b: { c: [], d: 1 } }));
  expect(canonicalJson(JSON.parse("1e400"))).not.toBe("null");
});
