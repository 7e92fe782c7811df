import { describe, expect, it } from "vitest";
import { csvRow } from "./csv";

describe("a row of the statement's export", () => {
  it("quotes commas, quotes and line breaks", () => {
    expect(csvRow(["a,b", 'say "hi"', "two\nlines", 12.5])).toBe('"a,b","say ""hi""","two\nlines",12.5\r\n');
  });

  it("keeps a spreadsheet from running a description as a formula", () => {
    expect(csvRow(["=1+1", "@SUM(A1)"])).toBe("'=1+1,'@SUM(A1)\r\n");
  });

  it("leaves negative amounts as numbers", () => {
    expect(csvRow([-29.99])).toBe("-29.99\r\n");
  });
});
