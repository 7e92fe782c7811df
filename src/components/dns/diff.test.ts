import { expect, test } from "vitest";
import { countLines, diffRows, diffStaged } from "./diff";
import type { ZoneRecord } from "./record";
import { type Staged, stageAdd, stageEdit, stageRemove } from "./staged";

const record = (id: string, value: string, over: Partial<ZoneRecord> = {}): ZoneRecord => ({
  id,
  type: "A",
  name: "www",
  value,
  ttl: 3600,
  priority: null,
  ...over,
});
const ONE = record("r1", "203.0.113.1");
const TWO = record("r2", "203.0.113.2");
const MX = record("r3", "mail.example.net.", { type: "MX", name: "@", priority: 10 });
const NOTHING: Staged = new Map();

test("shows a touched set whole, and no other set", () => {
  const staged = stageEdit(NOTHING, TWO, { ...TWO, value: "203.0.113.9", ttl: 300 });
  expect(diffStaged([ONE, TWO, MX], staged, 600)).toEqual([
    {
      name: "www",
      type: "A",
      ttlBefore: 3600,
      ttlAfter: 300,
      isWhole: true,
      lines: [
        { kind: "removed", text: "203.0.113.2", key: "r2" },
        { kind: "added", text: "203.0.113.9", key: "r2" },
        { kind: "kept", text: "203.0.113.1", key: "r1" },
      ],
    },
  ]);
});

test("a new set takes the zone's default TTL, a removed one has none after", () => {
  const draft = { type: "TXT", name: "@", value: "hello", ttl: null, priority: null };
  const staged = stageRemove(stageAdd(NOTHING, draft), MX);
  expect(
    diffStaged([MX], staged, 600).map(({ type, ttlBefore, ttlAfter }) => [type, ttlBefore, ttlAfter]),
  ).toEqual([
    ["MX", 3600, null],
    ["TXT", null, 600],
  ]);
});

test("an edit of the type touches the set it leaves and the one it joins", () => {
  const staged = stageEdit(NOTHING, ONE, { ...ONE, type: "AAAA", value: "2001:db8::1" });
  const sets = diffStaged([ONE, TWO], staged, 600);
  expect(sets.map(({ type }) => type)).toEqual(["A", "AAAA"]);
  expect(countLines(sets)).toEqual({ added: 1, removed: 1, noted: 0 });
});

test("another comment or tag is a line that stays, and is noted", () => {
  const staged = stageEdit(NOTHING, TWO, { ...TWO, comment: "the shop", tags: ["team:web"] });
  const [set] = diffStaged([ONE, TWO], staged, 600);
  expect(set?.lines).toEqual([
    { kind: "noted", text: TWO.value, key: "r2", notes: "the shop #team:web" },
    { kind: "kept", text: ONE.value, key: "r1" },
  ]);
  expect(countLines(set ? [set] : [])).toEqual({ added: 0, removed: 0, noted: 1 });
});

test("a change of the TTL alone is seen in rows of the history", () => {
  const row = { owner: "www", type: "A", ttl: 3600, rdata: "203.0.113.1" };
  const [set] = diffRows([row], [{ ...row, ttl: 60 }]);
  expect(set).toMatchObject({ ttlBefore: 3600, ttlAfter: 60, lines: [{ kind: "kept" }] });
});
