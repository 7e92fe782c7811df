import dnsPacket from "dns-packet";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatName, parseName, wireOf } from "../name";
import { findType, formatRdata, parseRdata } from "./registry";

const origin = wireOf("shop.com.store");

function parse(type: string, text: string) {
  const found = findType(type);
  if (!found) throw new Error(`no type ${type}`);
  return parseRdata(found, text, { origin });
}

function canonical(type: string, text: string): string {
  const parsed = parse(type, text);
  return parsed.ok
    ? parsed.text
    : `refused: ${parsed.problems.map((p) => `${p.field} ${p.code}`).join(", ")}`;
}

describe("record data", () => {
  it.each([
    ["A", "203.0.113.10", "203.0.113.10"],
    ["AAAA", "2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
    ["AAAA", "::ffff:192.0.2.1", "::ffff:c000:201"],
    ["AAAA", "1:0:0:2:0:0:0:3", "1:0:0:2::3"],
    ["CNAME", "www", "www.shop.com.store."],
    ["CNAME", "Example.NET.", "example.net."],
    ["CNAME", "@", "shop.com.store."],
    ["MX", "10 mail", "10 mail.shop.com.store."],
    ["MX", "0 .", "0 ."],
    ["SRV", "10 5 443 server.example.net.", "10 5 443 server.example.net."],
    ["TXT", 'plain "two words" "q\\"uote"', '"plain" "two words" "q\\"uote"'],
    ["TXT", '"\\195\\188"', '"\\195\\188"'],
    ["TXT", '"ü"', '"\\195\\188"'],
    ["CAA", '0 Issue "letsencrypt.org"', '0 issue "letsencrypt.org"'],
    ["CAA", "128 iodef mailto:security@example.net", '128 iodef "mailto:security@example.net"'],
    [
      "DS",
      `60485 13 2 ${"ab".repeat(16)} ${"cd".repeat(16)}`,
      `60485 13 2 ${"AB".repeat(16)}${"CD".repeat(16)}`,
    ],
    ["TLSA", `3 1 1 ${"0f".repeat(32)}`, `3 1 1 ${"0F".repeat(32)}`],
    ["SSHFP", `4 2 ${"1a".repeat(32)}`, `4 2 ${"1A".repeat(32)}`],
    ["HTTPS", "1 . alpn=h2,h3", "1 . alpn=h2,h3"],
    ["HTTPS", '1 . port=8443 alpn="h2"', "1 . alpn=h2 port=8443"],
    ["HTTPS", "0 svc.example.net.", "0 svc.example.net."],
    [
      "SVCB",
      "16 foo.example.org. mandatory=ipv4hint,alpn alpn=h2,h3-19 ipv4hint=192.0.2.1",
      "16 foo.example.org. mandatory=alpn,ipv4hint alpn=h2,h3-19 ipv4hint=192.0.2.1",
    ],
    ["SVCB", "1 foo.example.com. key667=hello", "1 foo.example.com. key667=hello"],
    [
      "SVCB",
      "1 foo.example.com. ipv6hint=2001:db8::1,2001:db8::53:1",
      "1 foo.example.com. ipv6hint=2001:db8::1,2001:db8::53:1",
    ],
    ["NAPTR", '100 10 "S" "SIP+D2T" "" _sip._tcp', '100 10 "S" "SIP+D2T" "" _sip._tcp.shop.com.store.'],
    ["LOC", "52 22 23 N 4 53 32 E -2m", "52 22 23.000 N 4 53 32.000 E -2.00m 1m 10000m 10m"],
    ["LOC", "42 21 54 N 71 06 18 W -24m 30m", "42 21 54.000 N 71 6 18.000 W -24.00m 30m 10000m 10m"],
    ["URI", '10 1 "https://www.example.net/a b"', '10 1 "https://www.example.net/a b"'],
  ])("reads %s %s as %s", (type, text, expected) => {
    expect(canonical(type, text)).toBe(expected);
    expect(canonical(type, expected)).toBe(expected);
  });

  it.each([
    ["A", "2001:db8::1", "address ipv6_in_a"],
    ["A", "192.0.2.256", "address not_ipv4"],
    ["A", "192.0.2.010", "address not_ipv4"],
    ["A", "example.net.", "address not_ipv4"],
    ["A", "192.0.2.1 192.0.2.2", "address too_many_parts"],
    ["A", "", "address missing"],
    ["AAAA", "192.0.2.1", "address ipv4_in_aaaa"],
    ["AAAA", "1:2:3", "address not_ipv6"],
    ["AAAA", "1::2::3", "address not_ipv6"],
    ["AAAA", "fe80::1%eth0", "address not_ipv6"],
    ["CNAME", "192.0.2.1", "target target_is_address"],
    ["CNAME", "a..b.", "target empty_label"],
    ["CNAME", `${"a".repeat(64)}.`, "target label_too_long"],
    ["CNAME", `${"abcdefg.".repeat(32)}`, "target name_too_long"],
    ["MX", "10 192.0.2.1", "target target_is_address"],
    ["MX", "10 2001:db8::1", "target target_is_address"],
    ["MX", "70000 mail.example.net.", "priority not_a_number"],
    ["MX", "ten 192.0.2.1", "priority not_a_number, target target_is_address"],
    ["SRV", "5 443 server.example.net.", "port not_a_number, target missing"],
    ["TXT", '"open', "text unbalanced_quote"],
    ["TXT", `"${"x".repeat(256)}"`, "text string_too_long"],
    ["CAA", '1 issue "x"', "flags bad_flags"],
    ["CAA", '0 nonsense "x"', "tag bad_tag"],
    ["CAA", '0 iodef "security@example.net"', "value bad_iodef"],
    ["DS", "60485 13 2 ABCD", "digest wrong_length"],
    ["DS", "60485 13 9 ABCD", "digestType bad_digest_type"],
    ["TLSA", "4 1 1 00", "usage bad_usage, data wrong_length"],
    ["SSHFP", "4 2 00", "fingerprint wrong_length"],
    ["SSHFP", "4 2 XY", "fingerprint not_hex"],
    ["HTTPS", "0 svc.example.net. alpn=h2", "params params_in_alias"],
    ["HTTPS", "1 . port=70000", "params bad_param"],
    ["HTTPS", "1 . alpn=h2 alpn=h3", "params duplicate_param"],
    ["HTTPS", "1 . mandatory=port alpn=h2", "params bad_param"],
    ["HTTPS", "1 . no-default-alpn", "params bad_param"],
    ["NAPTR", '100 10 "S" "SIP" "!x!y!" a.', "replacement regexp_and_replacement"],
    ["LOC", "91 N 4 E 0m", "location bad_angle"],
    ["LOC", "north", "location bad_location"],
    ["URI", '10 1 "www.example.net"', "target not_a_uri"],
  ])("refuses %s '%s' naming the field: %s", (type, text, faults) => {
    expect(canonical(type, text)).toBe(`refused: ${faults}`);
  });

  it("says in an A record's message what to use for an IPv6 address", () => {
    const parsed = parse("A", "2001:db8::1");
    expect(parsed.ok ? [] : parsed.problems.map((p) => p.message)).toEqual([
      "An A record holds an IPv4 address such as 203.0.113.10; 2001:db8::1 is IPv6: use AAAA",
    ]);
  });

  it("never throws, whatever the text", () => {
    const types = ["A", "AAAA", "MX", "TXT", "CAA", "DS", "HTTPS", "NAPTR", "LOC", "URI", "SRV"];
    fc.assert(
      fc.property(fc.constantFrom(...types), fc.string({ unit: "binary", maxLength: 80 }), (type, text) => {
        const parsed = parse(type, text);
        if (parsed.ok) expect(canonical(type, parsed.text)).toBe(parsed.text);
      }),
      { numRuns: 3_000 },
    );
  });

  it("formats any octets of any type without throwing", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.uint8Array({ maxLength: 60 }), (code, wire) => {
        expect(typeof formatRdata(code, wire)).toBe("string");
      }),
      { numRuns: 5_000 },
    );
  });

  it("keeps any octets of a TXT through text and back", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 255 }), { minLength: 1, maxLength: 4 }), (strings) => {
        const wire = Uint8Array.from(strings.flatMap((s) => [s.length, ...s]));
        const parsed = parse("TXT", formatRdata(16, wire));
        expect(parsed.ok && [...parsed.wire]).toEqual([...wire]);
      }),
    );
  });

  it("agrees with dns-packet on the wire", () => {
    const cases: [string, string, unknown][] = [
      ["A", "203.0.113.10", "203.0.113.10"],
      ["AAAA", "2001:db8::10", "2001:db8::10"],
      ["CNAME", "shop.example.net.", "shop.example.net"],
      ["MX", "10 mail.example.net.", { preference: 10, exchange: "mail.example.net" }],
      ["SRV", "1 2 3 a.example.net.", { priority: 1, weight: 2, port: 3, target: "a.example.net" }],
      [
        "CAA",
        '0 issue "ca.example.net"',
        { flags: 0, tag: "issue", value: "ca.example.net", issuerCritical: false },
      ],
    ];
    for (const [type, text, data] of cases) {
      const parsed = parse(type, text);
      const theirs = dnsPacket.encode({
        type: "response",
        answers: [{ type, name: "x", class: "IN", ttl: 1, data } as never],
      });
      // header, owner `x`, type, class, TTL, RDLENGTH
      expect(parsed.ok && Buffer.from(parsed.wire).toString("hex"), type).toBe(
        theirs.subarray(25).toString("hex"),
      );
    }
  });
});

describe("names", () => {
  it("keep any labels through presentation form and back, lower case", () => {
    const label = fc.uint8Array({ minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(fc.array(label, { maxLength: 8 }), (labels) => {
        const wire = Uint8Array.from([...labels.flatMap((l) => [l.length, ...l]), 0]);
        const lower = wire.map((o) => o);
        let at = 0;
        for (const l of labels) {
          for (let i = 1; i <= l.length; i++) {
            const o = lower[at + i] ?? 0;
            if (o >= 65 && o <= 90) lower[at + i] = o + 32;
          }
          at += l.length + 1;
        }
        expect([...parseName(formatName(wire))]).toEqual([...lower]);
      }),
    );
  });
});
