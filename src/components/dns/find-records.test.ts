import { expect, test } from "vitest";
import { findRecords, PER_PAGE } from "./find-records";
import type { ZoneRecord } from "./record";

const record = (name: string, type: string, value: string, priority: number | null = null): ZoneRecord => ({
  id: `${name} ${type} ${value}`,
  name,
  type,
  value,
  ttl: 3600,
  priority,
});
const ZONE = [
  record("www", "A", "203.0.113.10"),
  record("a.www", "A", "203.0.113.9"),
  record("@", "MX", "mail.example.net.", 20),
  record("@", "MX", "mx.example.net.", 5),
  record("@", "A", "203.0.113.1"),
];
const ALL = { type: null, text: "", page: 1 };

test("orders by name from the right, type, priority and value", () => {
  expect(findRecords(ZONE, ALL).records.map(({ name, value }) => `${name} ${value}`)).toEqual([
    "@ 203.0.113.1",
    "@ mx.example.net.",
    "@ mail.example.net.",
    "www 203.0.113.10",
    "a.www 203.0.113.9",
  ]);
});

test("finds by name and by value with its priority, and counts what the text leaves of each type", () => {
  expect(findRecords(ZONE, { ...ALL, text: "WWW" }).found).toBe(2);
  const found = findRecords(ZONE, { ...ALL, text: "5 mx" });
  expect(found.records).toHaveLength(1);
  expect(found.types).toEqual([
    { type: "A", count: 0 },
    { type: "MX", count: 1 },
  ]);
});

test("pages ten thousand records, and shows the last page for one behind it", () => {
  const many = Array.from({ length: 10_000 }, (_, i) => record(`h${i}`, "A", "203.0.113.1"));
  const found = findRecords(many, { ...ALL, page: 500 });
  expect(found.page).toBe(100);
  expect(found.records).toHaveLength(PER_PAGE);
  expect(found.records.at(-1)?.name).toBe("h9999");
});
