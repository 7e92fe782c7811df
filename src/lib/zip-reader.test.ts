import { strFromU8, strToU8, Zip, ZipDeflate, zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { readZip } from "./zip-reader";

const LIMITS = { archiveBytes: 1_048_576, entries: 10, contentBytes: 1_048_576 };
const read = (bytes: Uint8Array) =>
  [...readZip(bytes, LIMITS)].map(({ path, bytes: content, problem }) => [
    path,
    content ? strFromU8(content) : problem,
  ]);
const files = { "a.txt": strToU8("harbour ".repeat(50)), "b/c.txt": strToU8("") };

describe("a ZIP", () => {
  it("is read, packed or stored, written at once or as a stream, with its folders left out", () => {
    const expected = [
      ["a.txt", "harbour ".repeat(50)],
      ["b/c.txt", ""],
    ];
    expect(read(zipSync(files))).toEqual(expected);
    expect(read(zipSync({ "b/": new Uint8Array(), ...files }, { level: 0 }))).toEqual(expected);
    const chunks: Uint8Array[] = [];
    const stream = new Zip((error, chunk) => {
      if (error) throw error;
      chunks.push(chunk);
    });
    for (const [path, bytes] of Object.entries(files)) {
      const entry = new ZipDeflate(path);
      stream.add(entry);
      entry.push(bytes, true);
    }
    stream.end();
    expect(read(Buffer.concat(chunks))).toEqual(expected);
  });

  it.each(["../evil", "/etc/passwd", "a/../../b", "a\\b", "C:/x", "a//b", "a/./b", "é.txt", "a\0b", "a b"])(
    "with the path %j is refused",
    (path) =>
      expect(() => read(zipSync({ [path]: strToU8("x") }))).toThrow("a path that no archive of ours has"),
  );

  it("with a path twice, also in other letters, is refused", () => {
    expect(() => read(zipSync({ "a.txt": strToU8("1"), "A.TXT": strToU8("2") }))).toThrow("twice");
  });

  it("with too many entries, too large, or that would unpack to too much, is refused", () => {
    const many = Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`${i}x`, strToU8("x")]));
    expect(() => read(zipSync(many))).toThrow("it has 11 entries");
    expect(() => read(new Uint8Array(LIMITS.archiveBytes + 1))).toThrow("larger than the 1 MiB allowed");
    const bomb = zipSync({ "bomb.txt": new Uint8Array(2 * 1_048_576) });
    expect(bomb.length).toBeLessThan(10_000);
    expect(() => read(bomb)).toThrow("its content is larger than the 1 MiB allowed");
  });

  it("that understates what it unpacks to is unpacked no further than it states", () => {
    const bomb = Buffer.from(zipSync({ "bomb.txt": new Uint8Array(20 * 1_048_576) }));
    const central = bomb.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    bomb.writeUInt32LE(5, 22);
    bomb.writeUInt32LE(5, central + 24);
    expect(read(bomb)).toEqual([["bomb.txt", "it cannot be unpacked to the size that the archive states"]]);
  });

  it("with something before, between or behind its entries is refused", () => {
    const zip = zipSync(files);
    expect(() => read(Buffer.concat([Buffer.from("MZ"), zip]))).toThrow();
    expect(() => read(Buffer.concat([zip, Buffer.from("x")]))).toThrow();
    expect(() => read(zip.subarray(0, -1))).toThrow();
    expect(() => read(new Uint8Array())).toThrow("this is no ZIP archive");
  });

  it("whose two headers disagree is refused, since other readers would see other files", () => {
    const zip = Buffer.from(zipSync(files));
    zip.write("x", 30);
    expect(() => read(zip)).toThrow("the two headers of a.txt");
  });
});
