import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wireOf } from "@/lib/dns/name";
import { findType, parseRdata, RECORD_TYPES } from "@/lib/dns/rdata/registry";
import { quoteString } from "@/lib/dns/tokens";
import { toALabel } from "@/lib/idna";
import { parseRecord } from "@/services/dns/parse-record";
import { quoteText, toView } from "@/services/dns/values";
import { toRecord } from "./dns-record";
import { fromBody, fromPatch, fromPut } from "./dns-record-bodies";

const apex = "shop.com.store";
const zone = { id: "019ab0c1-8f5e-7a31-9d52-3c0f6a1b2d4e", apex };
const policy = { recordTypes: [...RECORD_TYPES], minTtl: 60, maxTtl: 604_800, defaultTtl: 3_600 };
const NOW = new Date("2026-11-21T09:00:00.000Z");

const number = (most: number) => fc.integer({ min: 0, max: most });
const host = fc.constantFrom(
  "mail.example.net.",
  "www.shop.com.store.",
  "shop.com.store.",
  "tld.",
  "_a.b-c.example.",
);
const rootOrHost = fc.oneof(fc.constant("."), host);
const isText = (text: string) => !text.includes("\0");
const quote = (text: string) => quoteString(new TextEncoder().encode(text));
const quoted = fc.string({ unit: "grapheme", maxLength: 40 }).filter(isText).map(quote);
const hex = (length: number) =>
  fc
    .array(fc.constantFrom(..."0123456789ABCDEF"), { minLength: length, maxLength: length })
    .map((d) => d.join(""));
const params = fc.constantFrom(
  "",
  "alpn=h2,h3",
  "alpn=h2 port=8443",
  "ipv4hint=192.0.2.1 ipv6hint=2001:db8::1",
  "no-default-alpn alpn=h3",
);

const words = (...parts: fc.Arbitrary<unknown>[]) => fc.tuple(...parts).map((all) => all.join(" ").trim());

/** RDATA of each type in zone-file form. */
const RDATA: Readonly<Record<string, fc.Arbitrary<string>>> = {
  A: fc.ipV4(),
  AAAA: fc.ipV6(),
  CNAME: host,
  NS: host,
  MX: words(number(65_535), host),
  // The verbs know the text alone: what is stored is split by them.
  TXT: fc.string({ unit: "grapheme", minLength: 1, maxLength: 300 }).filter(isText).map(quoteText),
  SRV: words(number(65_535), number(65_535), number(65_535), rootOrHost),
  CAA: words(
    fc.constantFrom(0, 128),
    fc.constantFrom("issue", "issuewild"),
    fc.constantFrom('";"', '"ca.example.net; a=b"'),
  ),
  DS: words(number(65_535), number(255), fc.constant(2), hex(64)),
  TLSA: words(number(3), number(1), fc.constant(1), hex(64)),
  SSHFP: words(fc.constantFrom(1, 3, 4), fc.constant(2), hex(64)),
  HTTPS: words(fc.integer({ min: 1, max: 9 }), rootOrHost, params),
  SVCB: words(fc.integer({ min: 1, max: 9 }), rootOrHost, params),
  NAPTR: words(
    number(65_535),
    number(65_535),
    fc.constantFrom('"S"', '"u"', '""'),
    quoted,
    fc.constant('""'),
    rootOrHost,
  ),
  LOC: words(
    number(89),
    number(59),
    fc.constantFrom("0", "23.5"),
    fc.constantFrom("N", "S"),
    number(179),
    number(59),
    fc.constant("32.123"),
    fc.constantFrom("E", "W"),
    fc.constantFrom("-2.00m", "100.50m", "0m"),
    fc.constantFrom("1m", "10m 100m", "1m 10000m 10m"),
  ),
  URI: words(
    number(65_535),
    number(65_535),
    fc.webUrl().map((url) => quote(`${url}"`)),
  ),
};

/** What is stored of zone-file text, as people of this API are shown it. */
function shown(type: string, text: string) {
  const found = findType(type);
  const parsed = found && parseRdata(found, text, { origin: wireOf(apex), toALabel });
  if (!parsed?.ok) throw new Error(`${type} ${text}: ${JSON.stringify(parsed?.problems)}`);
  const row = { owner: "www", type, ttl: 300, rdata: parsed.text, autoTtl: false, comment: "", tags: [] };
  return {
    rdata: parsed.text,
    record: toRecord(zone, toView({ ...row, id: zone.id, createdAt: NOW, updatedAt: NOW })),
  };
}

/** What would be stored of a record that is sent. */
function stored(input: Parameters<typeof parseRecord>[0]): string {
  const parsed = parseRecord(input, { apex, policy });
  return parsed.ok ? parsed.row.rdata : JSON.stringify(parsed.faults);
}

describe.each(RECORD_TYPES.map((type) => ({ type })))("a record of type $type", ({ type }) => {
  it("is the same record when what is read is written again, as data, as content, and as both", () => {
    const values = RDATA[type] ?? fc.constant("");
    fc.assert(
      fc.property(values, (text) => {
        const { rdata, record } = shown(type, text);
        expect(record.content).not.toMatch(/[a-z]\.$/);
        const sent = JSON.parse(JSON.stringify(record));
        expect(stored(fromBody(sent, apex))).toBe(rdata);
        expect(
          stored(
            fromBody(
              {
                ...sent,
                content: undefined,
                data: sent.data ?? null,
                ...(!sent.data && { content: sent.content }),
              },
              apex,
            ),
          ),
        ).toBe(rdata);
        expect(stored(fromBody({ ...sent, data: undefined }, apex))).toBe(rdata);
        const put = fromPut(sent, "x", apex);
        expect(stored({ ...put, type, name: "www", value: put.value ?? "" })).toBe(rdata);
        const patch = fromPatch({ ...sent, data: undefined }, "x", record, apex);
        expect(stored({ ...patch, type, name: "www", value: patch.value ?? "" })).toBe(rdata);
      }),
      { numRuns: 60 },
    );
  });
});

describe("a record as clients write it", () => {
  const value = (body: object) => {
    const { value: text, priority, name } = fromBody({ name: "@", type: "A", ...body }, apex);
    return [name, priority ?? null, text];
  };

  it.each<[object, unknown[]]>([
    [
      { type: "CNAME", name: "www", content: "shop.example.net" },
      ["www.shop.com.store.", null, "shop.example.net."],
    ],
    [
      { type: "CNAME", name: "www.shop.com.store", content: "@" },
      ["www.shop.com.store.", null, "shop.com.store."],
    ],
    [{ type: "CNAME", name: "WWW.Shop.com.store.", content: "a." }, ["www.shop.com.store.", null, "a."]],
    [
      { type: "CNAME", name: "bücher", content: "bücher.example" },
      ["xn--bcher-kva.shop.com.store.", null, "bücher.example."],
    ],
    [{ type: "MX", content: "mail.example.net", priority: 10 }, ["@", 10, "mail.example.net."]],
    [{ type: "MX", content: "20 mail.example.net" }, ["@", 20, "mail.example.net."]],
    [{ type: "MX", content: "mail.example.net" }, ["@", undefined, "mail.example.net"]],
    [{ type: "TXT", content: "v=spf1 -all" }, ["@", null, "v=spf1 -all"]],
    [{ type: "TXT", content: '"v=spf1 " "-all"' }, ["@", null, "v=spf1 -all"]],
    [{ type: "TXT", content: '"a" b' }, ["@", null, '"a" b']],
    [{ type: "TXT", content: '"open' }, ["@", null, '"open']],
    [{ type: "TXT", content: '""' }, ["@", null, ""]],
    [{ type: "CAA", data: { flags: 0, tag: "issue", value: 'a "b"' } }, ["@", null, '0 issue "a \\"b\\""']],
    [
      {
        type: "SRV",
        name: undefined,
        data: { service: "_sip", proto: "_tcp", name: apex, priority: 1, weight: 2, port: 3, target: "a.b" },
      },
      ["_sip._tcp.shop.com.store.", 1, "2 3 a.b."],
    ],
    [
      {
        type: "SRV",
        name: "_sip._tcp",
        data: { service: "_sip", proto: "_tcp", weight: "2", port: 3, target: "." },
        priority: 9,
      },
      ["_sip._tcp.shop.com.store.", 9, "2 3 ."],
    ],
    [{ type: "SRV", content: "2 3 a.b", priority: 7, data: null }, ["@", 7, "2 3 a.b."]],
    [
      { type: "URI", priority: 1, data: { weight: 2, target: "https://example.net" } },
      ["@", null, '1 2 "https://example.net"'],
    ],
    [{ type: "A", content: " 192.0.2.1 ", data: {}, priority: 0 }, ["@", null, "192.0.2.1"]],
  ])("%j", (body, expected) => {
    expect(value(body)).toEqual(expected.map((part) => part ?? null));
  });

  it.each<[object, string]>([
    [{ type: "A" }, "content"],
    [{ type: "A", content: "192.0.2.1", name: undefined }, "name"],
    [{ type: "SRV", data: null }, "data"],
    [{ type: "SRV", data: { priority: 1, weight: 2, target: "a.b" } }, "data.port"],
    [{ type: "TLSA", data: {} }, "data.usage"],
    [{ type: "CAA", data: { tag: {}, value: [] } }, "data.tag"],
    [{ type: "A", content: "192.0.2.1", proxied: true }, "proxied"],
  ])("%j is refused at its field", (body, path) => {
    expect(() => value(body)).toThrow(
      expect.objectContaining({ fields: [expect.objectContaining({ path })] }),
    );
  });
});
