import { describe, expect, it } from "vitest";
import { RECORD_TYPES } from "@/lib/dns/rdata/registry";
import { applyBatch } from "./apply-batch";
import type { StoredRecord } from "./rows";
import { changeBatch, type RecordInput } from "./schema";
import { toView } from "./values";

const apex = "shop.com.store";
const policy = {
  recordTypes: [...RECORD_TYPES],
  minTtl: 60,
  maxTtl: 604_800,
  defaultTtl: 3_600,
};

const NOW = new Date("2026-11-21T09:00:00.000Z");
const NO_NOTES = { autoTtl: false, comment: "", tags: [], createdAt: NOW, updatedAt: NOW };

let nextId = 0;
const stored = (owner: string, type: string, rdata: string, ttl = 300): StoredRecord => ({
  id: `id${nextId++}`,
  owner,
  type,
  ttl,
  rdata,
  ...NO_NOTES,
});

type Draft = Partial<RecordInput> & { type: string; value: string };
const create = ({ name = "@", ...rest }: Draft) => ({ name, ...rest });

function apply(
  current: readonly StoredRecord[],
  batch: { creates?: Draft[]; updates?: object[]; deletes?: { id: string }[] },
  over: Partial<typeof policy> = {},
) {
  const parsed = changeBatch.parse({ ...batch, creates: (batch.creates ?? []).map(create) });
  return applyBatch(current, parsed, { apex, policy: { ...policy, ...over } });
}

/** `added` as text, or the faults as `list.index.field code`. */
function outcome(...args: Parameters<typeof apply>): string[] {
  const result = apply(...args);
  return result.ok
    ? result.added.map((row) => `${row.owner} ${row.ttl} ${row.type} ${row.rdata}`)
    : result.faults.map((f) => `${f.list}.${f.index}.${f.field} ${f.code}`);
}

const one = (draft: Draft, current: readonly StoredRecord[] = []) => outcome(current, { creates: [draft] });

describe("records as people write them", () => {
  it.each<[Draft, string]>([
    [{ type: "a", value: "192.0.2.1" }, "@ 3600 A 192.0.2.1"],
    [{ type: "A", name: "WWW", value: "192.0.2.1", ttl: 60 }, "www 60 A 192.0.2.1"],
    [{ type: "A", name: "www.shop.com.store.", value: "192.0.2.1" }, "www 3600 A 192.0.2.1"],
    [{ type: "A", name: "*.dev", value: "192.0.2.1" }, "*.dev 3600 A 192.0.2.1"],
    [{ type: "A", name: "bücher", value: "192.0.2.1" }, "xn--bcher-kva 3600 A 192.0.2.1"],
    [{ type: "CNAME", name: "b", value: "bücher.example." }, "b 3600 CNAME xn--bcher-kva.example."],
    [{ type: "MX", value: "mail", priority: 10 }, "@ 3600 MX 10 mail.shop.com.store."],
    [
      { type: "SRV", name: "_sip._tcp", value: "5 5060 sip.example.net.", priority: 1 },
      "_sip._tcp 3600 SRV 1 5 5060 sip.example.net.",
    ],
    [{ type: "TXT", value: 'v=spf1 "x" \\ -all; y' }, '@ 3600 TXT "v=spf1 \\"x\\" \\\\ -all; y"'],
    [{ type: "CAA", value: '0 issue "ca.example.net"' }, '@ 3600 CAA 0 issue "ca.example.net"'],
  ])("%j is stored as %s", (draft, row) => {
    expect(one(draft.name ? draft : { ...draft, name: "@" }).map((text) => text)).toEqual([
      row.replace(/^a /, "@ "),
    ]);
  });

  it.each<[Draft, string]>([
    [{ type: "A", value: "2001:db8::1" }, "value ipv6_in_a"],
    [{ type: "A", value: "" }, "value value_missing"],
    [{ type: "SOA", value: "x" }, "type type_managed"],
    [{ type: "WKS", value: "x" }, "type type_unknown"],
    [{ type: "A", name: "a b", value: "192.0.2.1" }, "name bad_character"],
    [{ type: "A", name: "a*", value: "192.0.2.1" }, "name bad_wildcard"],
    [{ type: "A", name: "a..b", value: "192.0.2.1" }, "name empty_label"],
    [{ type: "A", name: "x".repeat(64), value: "192.0.2.1" }, "name label_too_long"],
    [{ type: "A", name: "abcdefg.".repeat(31), value: "192.0.2.1" }, "name name_outside_zone"],
    [{ type: "A", name: "abcdefg.".repeat(31).slice(0, -1), value: "192.0.2.1" }, "name name_too_long"],
    [{ type: "A", name: "www.example.net.", value: "192.0.2.1" }, "name name_outside_zone"],
    [{ type: "A", name: "www.shop.com.store", value: "192.0.2.1" }, "name name_repeats_zone"],
    [{ type: "CNAME", name: "www", value: "shop.com.store" }, "value target_repeats_zone"],
    [{ type: "A", value: "192.0.2.1", ttl: 59 }, "ttl ttl_out_of_bounds"],
    [{ type: "A", value: "192.0.2.1", ttl: 604_801 }, "ttl ttl_out_of_bounds"],
    [{ type: "A", value: "192.0.2.1", priority: 10 }, "priority priority_not_allowed"],
    [{ type: "MX", value: "10 mail.example.net." }, "priority priority_missing"],
    [{ type: "SRV", name: "_a._tcp", value: "5 443 a.example.net." }, "priority priority_missing"],
    [{ type: "MX", value: "mail.example.net.", priority: 65_536 }, "priority priority_out_of_range"],
    [{ type: "MX", value: "192.0.2.1", priority: 10 }, "value target_is_address"],
    [{ type: "TXT", value: "" }, "value value_missing"],
    [{ type: "TXT", value: "a\0b" }, "value bad_character"],
    [{ type: "TXT", value: "x".repeat(65_536) }, "value too_long"],
    [{ type: "TXT", value: "\ud800" }, "value bad_unicode"],
  ])("%j is refused: %s", (draft, fault) => {
    const faults = one(draft);
    expect(faults.map((text) => text.replace("creates.0.", ""))).toContain(fault);
  });

  it("splits a long TXT into strings of 255 octets, and shows the text whole", () => {
    const text = "ü".repeat(300);
    const result = apply([], { creates: [{ type: "TXT", value: text }] });
    const [row] = result.ok ? result.added : [];
    expect(row?.rdata.split('" "')).toHaveLength(3);
    expect(row && toView({ ...NO_NOTES, id: "x", ...row }).value).toBe(text);
  });

  it("names the form's field inside of a value", () => {
    const result = apply([], {
      creates: [{ type: "SRV", name: "_a._tcp", priority: 1, value: "5 99999 a.example.net." }],
    });
    expect(result.ok ? [] : result.faults).toMatchObject([
      { field: "value", part: "port", code: "not_a_number" },
    ]);
  });

  it("refuses a type that the namespace does not offer", () => {
    expect(outcome([], { creates: [{ type: "A", value: "192.0.2.1" }] }, { recordTypes: ["TXT"] })).toEqual([
      "creates.0.type type_not_allowed",
    ]);
  });
});

describe("the zone as a whole", () => {
  it.each<[string, StoredRecord[], Draft[], string[]]>([
    [
      "a CNAME at the apex",
      [],
      [{ type: "CNAME", value: "a.example.net." }],
      ["creates.0.type cname_at_apex"],
    ],
    [
      "two CNAMEs",
      [stored("www", "CNAME", "a.example.net.")],
      [{ type: "CNAME", name: "www", value: "b.example.net." }],
      ["creates.0.name two_cnames"],
    ],
    [
      "a CNAME beside data",
      [stored("www", "A", "192.0.2.1")],
      [{ type: "CNAME", name: "www", value: "b.example.net." }],
      ["creates.0.name cname_beside_data"],
    ],
    [
      "data beside a CNAME",
      [stored("www", "CNAME", "b.example.net.")],
      [{ type: "TXT", name: "www", value: "x" }],
      ["creates.0.name cname_beside_data"],
    ],
    ["NS at the apex", [], [{ type: "NS", value: "ns1.example.net." }], ["creates.0.type apex_ns"]],
    [
      "DS without NS",
      [],
      [{ type: "DS", name: "sub", value: `1 13 2 ${"AB".repeat(32)}` }],
      ["creates.0.type ds_without_delegation"],
    ],
    [
      "data beneath a delegation",
      [stored("sub", "NS", "ns1.example.net.")],
      [{ type: "A", name: "www.sub", value: "192.0.2.1" }],
      ["creates.0.name beneath_delegation"],
    ],
    [
      "a delegation above data",
      [stored("www.sub", "A", "192.0.2.1")],
      [{ type: "NS", name: "sub", value: "ns1.example.net." }],
      ["creates.0.name beneath_delegation"],
    ],
    [
      "a nameserver without glue",
      [],
      [{ type: "NS", name: "sub", value: "ns.sub" }],
      ["creates.0.value glue_missing"],
    ],
    [
      "a delegated wildcard",
      [],
      [{ type: "NS", name: "*", value: "ns1.example.net." }],
      ["creates.0.name wildcard_delegation"],
    ],
    [
      "MX to an alias in the zone",
      [stored("mail", "CNAME", "a.example.net.")],
      [{ type: "MX", value: "mail", priority: 1 }],
      ["creates.0.value target_is_alias"],
    ],
    [
      "an identical record",
      [stored("@", "A", "192.0.2.1")],
      [{ type: "A", value: "192.0.2.1" }],
      ["creates.0.value duplicate"],
    ],
    [
      "two TTLs for one RRset in a batch",
      [],
      [
        { type: "A", value: "192.0.2.1", ttl: 60 },
        { type: "A", value: "192.0.2.2", ttl: 120 },
      ],
      ["creates.1.ttl ttl_conflict"],
    ],
  ])("refuses %s", (_, current, creates, faults) => {
    expect(outcome(current, { creates })).toEqual(faults);
  });

  it("takes a delegation with glue and DS in one batch", () => {
    const creates = [
      { type: "NS", name: "sub", value: "ns.sub" },
      { type: "A", name: "ns.sub", value: "192.0.2.53" },
      { type: "DS", name: "sub", value: `1 13 2 ${"AB".repeat(32)}` },
    ];
    expect(outcome([], { creates })).toHaveLength(3);
  });

  it("reports all faults of a batch, and applies none of it", () => {
    const faults = outcome([], {
      creates: [
        { type: "A", value: "nonsense", ttl: 1 },
        { type: "TXT", value: "fine" },
        { type: "CNAME", value: "x.example." },
      ],
      updates: [{ id: "unknown", value: "x" }],
      deletes: [{ id: "missing" }],
    });
    expect(faults).toEqual([
      "deletes.0.id record_not_found",
      "updates.0.id record_not_found",
      "creates.0.ttl ttl_out_of_bounds",
      "creates.0.value not_ipv4",
      "creates.2.type cname_at_apex",
    ]);
  });

  it("judges the result, not the steps: a CNAME may take the place of an address", () => {
    const old = stored("www", "A", "192.0.2.1");
    const creates = [{ type: "CNAME", name: "www", value: "a.example.net." }];
    expect(outcome([old], { creates, deletes: [{ id: old.id }] })).toEqual(["www 3600 CNAME a.example.net."]);
  });

  it("gives one TTL to all records of an RRset", () => {
    const current = [stored("@", "A", "192.0.2.1", 300)];
    expect(outcome(current, { creates: [{ type: "A", value: "192.0.2.2" }] })).toEqual(["@ 300 A 192.0.2.2"]);
    expect(outcome(current, { creates: [{ type: "A", value: "192.0.2.2", ttl: 60 }] })).toEqual([
      "@ 60 A 192.0.2.1",
      "@ 60 A 192.0.2.2",
    ]);
  });

  it("keeps in an update what is left out, and drops a priority that the new type lacks", () => {
    const mx = stored("@", "MX", "10 mail.example.net.");
    expect(outcome([mx], { updates: [{ id: mx.id, value: "other.example.net." }] })).toEqual([
      "@ 300 MX 10 other.example.net.",
    ]);
    expect(outcome([mx], { updates: [{ id: mx.id, priority: 5 }] })).toEqual([
      "@ 300 MX 5 mail.example.net.",
    ]);
    expect(outcome([mx], { updates: [{ id: mx.id, type: "TXT", value: "x" }] })).toEqual(['@ 300 TXT "x"']);
  });

  it("blames a deletion that breaks what stays", () => {
    const ns = stored("sub", "NS", "ns1.example.net.");
    const ds = stored("sub", "DS", `1 13 2 ${"AB".repeat(32)}`);
    expect(outcome([ns, ds], { deletes: [{ id: ns.id }] })).toEqual(["deletes.0.type ds_without_delegation"]);
  });

  it("holds at most 10,000 records", () => {
    const current = Array.from({ length: 10_000 }, (_, i) => stored(`h${i}`, "A", "192.0.2.1"));
    expect(outcome(current, { creates: [{ type: "A", value: "192.0.2.1" }] })).toEqual([
      "creates.0.name too_many_records",
    ]);
  });

  it("refuses an RRset that no DNS message could hold", () => {
    const current = Array.from({ length: 2 }, (_, i) =>
      stored("@", "TXT", `"${`${i}`.repeat(255)}" `.repeat(120).trim()),
    );
    expect(outcome(current, { creates: [{ type: "TXT", value: "y".repeat(5_000) }] })).toEqual([
      "creates.0.value rrset_too_large",
    ]);
  });
});
