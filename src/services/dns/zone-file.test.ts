import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseZoneFile } from "./zone-file";

const apex = "shop.com.store";
const parse = (text: string) => parseZoneFile(text, apex);
const rows = (text: string) =>
  parse(text).records.map(
    (r) => `${r.name} ${r.ttl ?? "-"} ${r.type} ${r.priority === null ? "" : `${r.priority} `}${r.value}`,
  );
const faults = (text: string) => parse(text).faults.map((fault) => fault.line);

describe("a zone file", () => {
  it("is read with directives, relative names, missing owners, comments and parentheses", () => {
    const text = `
$ORIGIN shop.com.store.
$TTL 1h30m ; the default
@   IN SOA ns1.com.store. hostmaster.com.store. (
        2026112100 ; serial
        7200 3600
        1209600 300 )
    IN NS ns1.com.store.
@       300 IN A 192.0.2.1
        IN 300 AAAA 2001:db8::1
www     CNAME @
mail    IN A 192.0.2.2
@       MX 10 mail
        TXT ( "v=spf1 "
              "-all" ) ; two strings
semi    TXT "a;b \\"c\\" \\195\\188"
$ORIGIN sub
host    60 A 192.0.2.3
`;
    expect(rows(text)).toEqual([
      "shop.com.store. 300 A 192.0.2.1",
      "shop.com.store. 300 AAAA 2001:db8::1",
      "www.shop.com.store. 5400 CNAME shop.com.store.",
      "mail.shop.com.store. 5400 A 192.0.2.2",
      "shop.com.store. 5400 MX 10 mail.shop.com.store.",
      "shop.com.store. 5400 TXT v=spf1 -all",
      'semi.shop.com.store. 5400 TXT a;b "c" ü',
      "host.sub.shop.com.store. 60 A 192.0.2.3",
    ]);
    expect(parse(text).faults).toEqual([]);
    expect(parse(text).notices.map((notice) => notice.line)).toEqual([4, 8]);
  });

  it.each([
    ["$INCLUDE other.zone", 1],
    ["$GENERATE 1-9 h$ A 192.0.2.$", 1],
    ["\nwww A nonsense", 2],
    ["www CH A 192.0.2.1", 1],
    ["www TYPE65280 \\# 4 0A000001", 1],
    ["www A \\# 4 0A000001", 1],
    ["www WKS 1", 1],
    ["www", 1],
    ["  A 192.0.2.1", 1],
    ["\n\nwww TXT (\n a", 3],
    ["www TXT )", 1],
    ['a TXT "open\nb A 192.0.2.1', 1],
    ["a..b A 192.0.2.1", 1],
  ])("with %j names the line %i", (text, line) => {
    expect(faults(text)).toContain(line);
  });

  it("of any text neither throws nor hangs", () => {
    const word = fc.constantFrom(
      "@",
      "www",
      "A",
      "IN",
      "300",
      "192.0.2.1",
      "TXT",
      '"',
      "(",
      ")",
      ";",
      "\n",
      " ",
      "\\",
      "$TTL",
      "\v",
    );
    const text = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(word, { maxLength: 30 }).map((w) => w.join(" ")),
    );
    fc.assert(
      fc.property(text, (t) => {
        parse(t);
      }),
      { numRuns: 3_000 },
    );
  });
});
