import { describe, expect, it } from "vitest";
import { parseCsv } from "./csv";

const cells = (text: string) => parseCsv(text).rows.map((row) => row.cells);

describe("CSV", () => {
  it("is read with quotes, doubled quotes, commas and line breaks in them", () => {
    expect(cells('label,notice\r\nharbour,"He said ""no"", twice"\r\nquay,"two\nlines"\r\n')).toEqual([
      ["label", "notice"],
      ["harbour", 'He said "no", twice'],
      ["quay", "two\nlines"],
    ]);
  });

  it("may have semicolons or tabs, a byte order mark, spaces and empty lines", () => {
    expect(cells("\uFEFFlabel; reason\n\n a ; kept, always \n")).toEqual([
      ["label", "reason"],
      ["a", "kept, always"],
    ]);
    expect(cells("a\tb\r\nc\td")).toEqual([
      ["a", "b"],
      ["c", "d"],
    ]);
  });

  it("tells the line on which a row begins, also after texts of several lines", () => {
    expect(parseCsv('a,"x\ny"\nb,z\n\nc,w').rows.map(({ line }) => line)).toEqual([1, 3, 5]);
  });

  it("loses the apostrophe that keeps a spreadsheet from running a cell", () => {
    expect(cells("a,'=1+1\nb,'tis")).toEqual([
      ["a", "=1+1"],
      ["b", "'tis"],
    ]);
  });

  it("says where a quote is left open and where text follows one", () => {
    expect(parseCsv('a,b\nc,"d\ne').fault).toMatchObject({
      line: 2,
      message: expect.stringContaining("never closed"),
    });
    expect(parseCsv('a,b\n"c"d,e').fault).toMatchObject({
      line: 2,
      message: expect.stringContaining("closing quote"),
    });
  });

  it("of nothing is no row", () => {
    expect(parseCsv("\n \n")).toEqual({ rows: [], fault: null });
  });
});
