import { expect, it } from "vitest";
import { csvLine } from "./csv";

it("quotes commas, quotes and line ends", () => {
  expect(csvLine(["shop", "a,b", 'say "yes"', "one\ntwo"])).toBe('shop,"a,b","say ""yes""","one\ntwo"\r\n');
});

it("leaves nothing that a spreadsheet would calculate", () => {
  expect(csvLine(["=1+1", "@SUM(A1)", "-2"])).toBe("'=1+1,'@SUM(A1),'-2\r\n");
});
