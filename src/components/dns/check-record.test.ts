import { describe, expect, test } from "vitest";
import { RECORD_TYPES } from "@/lib/dns/rdata/registry";
import { checkRecord, completeHost, relativeName } from "./check-record";
import { initialParts, splitValue } from "./parts";
import { RECORD_FORMS } from "./record-types";

const APEX = "shop.com.store";
const POLICY = { recordTypes: RECORD_TYPES, minTtl: 60, maxTtl: 604_800, defaultTtl: 3_600 };
const check = (type: string, parts: Record<string, string>, over: { name?: string; ttl?: string } = {}) =>
  checkRecord(
    { type, name: "www", ttl: "", parts: { ...initialParts(type), ...parts }, ...over },
    APEX,
    POLICY,
  );

test("every type on offer has a form", () => {
  expect(Object.keys(RECORD_FORMS).sort()).toEqual([...RECORD_TYPES].sort());
});

/** A stored value of each type, as the server writes it. */
const STORED: readonly [type: string, value: string, priority: number | null][] = [
  ["A", "203.0.113.10", null],
  ["AAAA", "2001:db8::10", null],
  ["CNAME", "shop.example.net.", null],
  ["MX", "mail.example.net.", 10],
  ["TXT", 'v=spf1 "quoted" \\ -all', null],
  ["NS", "ns1.example.net.", null],
  ["SRV", "5 443 server.example.net.", 10],
  ["CAA", '0 issue "ca.example.net; policy=ev"', null],
  ["DS", `60485 13 2 ${"AB".repeat(32)}`, null],
  ["TLSA", `3 1 1 ${"AB".repeat(32)}`, null],
  ["SSHFP", `4 2 ${"AB".repeat(32)}`, null],
  ["HTTPS", "1 . alpn=h2,h3", null],
  ["SVCB", "0 svc.example.net.", null],
  ["NAPTR", '100 10 "S" "SIP+D2T" "" _sip._tcp.example.net.', null],
  ["LOC", "52 22 23.000 N 4 53 32.000 E -2.00m 1m 10000m 10m", null],
  ["URI", '10 1 "https://www.example.net/"', null],
];

describe("a stored value goes through its form unchanged", () => {
  test.each(STORED)("%s", (type, value, priority) => {
    const parts = splitValue(type, value, priority);
    const draft = { type, name: "www", value, ttl: null, priority };
    expect(check(type, { ...parts })).toEqual({ ok: true, draft });
  });
});

test("a name typed whole becomes relative, with and without final dot", () => {
  expect(relativeName("WWW.shop.com.store", APEX)).toBe("www");
  expect(relativeName("www.shop.com.store.", APEX)).toBe("www");
  expect(relativeName("shop.com.store", APEX)).toBe("@");
  expect(relativeName("", APEX)).toBe("@");
});

test("a host with a dot inside is whole, a lone label and an address stay as typed", () => {
  expect(completeHost("mail.example.net")).toBe("mail.example.net.");
  expect(completeHost("mail")).toBe("mail");
  expect(completeHost("203.0.113.1")).toBe("203.0.113.1");
  expect(completeHost("2001:db8::1")).toBe("2001:db8::1");
});

test("an empty field is named with an example of what belongs there", () => {
  expect(check("SRV", {})).toEqual({
    ok: false,
    errors: {
      port: "Enter the port, such as 443",
      target: "Enter the server, such as server.example.net.",
    },
  });
});

test("name, TTL and value are complained about at once", () => {
  const checked = check("A", { address: "no" }, { name: "a b", ttl: "5" });
  expect(checked.ok ? [] : Object.keys(checked.errors).sort()).toEqual(["address", "name", "ttl"]);
});

test("a wildcard stands alone at the front", () => {
  expect(check("A", { address: "203.0.113.1" }, { name: "*.apps" }).ok).toBe(true);
  expect(check("A", { address: "203.0.113.1" }, { name: "x*" })).toMatchObject({ ok: false });
});
