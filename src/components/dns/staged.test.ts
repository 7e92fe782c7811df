import { expect, test } from "vitest";
import { faultsByChange, toBatch } from "./batch";
import type { ZoneRecord } from "./record";
import { type Draft, discard, type Staged, stageAdd, stageEdit, stageRemove } from "./staged";

const NOTHING: Staged = new Map();
const www: ZoneRecord = { id: "r1", type: "A", name: "www", value: "203.0.113.1", ttl: 3600, priority: null };
const draft = (over: Partial<Draft> = {}): Draft => ({
  type: "A",
  name: "www",
  value: "203.0.113.2",
  ttl: null,
  priority: null,
  ...over,
});

test("an edit back to what is stored is no change any more", () => {
  const edited = stageEdit(NOTHING, www, draft());
  expect(edited.size).toBe(1);
  expect(stageEdit(edited, www, draft({ value: www.value, ttl: 3600 })).size).toBe(0);
});

test("staged records of one name and type take the TTL given last", () => {
  const first = stageAdd(NOTHING, draft({ ttl: 60 }));
  const both = stageAdd(first, draft({ value: "203.0.113.3", ttl: 300 }));
  expect(toBatch(both).batch.creates.map(({ ttl }) => ttl)).toEqual([300, 300]);
});

test("an edit that leaves the TTL sends none, so that another of the set may change it", () => {
  const { batch } = toBatch(stageEdit(NOTHING, www, draft({ ttl: 3600 })));
  expect(batch.updates).toEqual([{ id: "r1", ...draft(), ttl: null }]);
});

test("notes are sent only when they change", () => {
  const noted = { ...www, comment: "shop", tags: ["a"] };
  const notes = { comment: "shop", tags: ["a"] };
  expect(stageEdit(NOTHING, noted, { ...noted, ...notes }).size).toBe(0);
  const moved = toBatch(stageEdit(NOTHING, noted, { ...draft(), ...notes }));
  expect(moved.batch.updates).toEqual([{ id: "r1", ...draft(), ttl: null }]);
  const { batch } = toBatch(stageEdit(NOTHING, noted, { ...noted, comment: "", tags: ["b"] }));
  expect(batch.updates).toMatchObject([{ id: "r1", value: www.value, comment: "", tags: ["b"] }]);
  expect(toBatch(stageAdd(NOTHING, { ...draft(), ...notes })).batch.creates).toEqual([
    { ...draft(), ...notes },
  ]);
});

test("a discarded change makes room for a new one with a key of its own", () => {
  const two = stageAdd(stageAdd(NOTHING, draft()), draft({ value: "203.0.113.3" }));
  expect([...two.keys()]).toEqual(["new-1", "new-2"]);
  expect([...stageAdd(discard(two, "new-1"), draft()).keys()]).toEqual(["new-2", "new-3"]);
});

test("a fault of the batch is found at the change it belongs to", () => {
  const staged = stageAdd(stageRemove(NOTHING, www), draft({ type: "CNAME", value: "a.example." }));
  const { keys } = toBatch(staged);
  const fault = {
    list: "creates",
    index: 0,
    field: "name",
    message: "A CNAME stands alone",
    fix: "Use another name",
  };
  const faults = faultsByChange({ errors: [fault] }, keys);
  expect(faults.get("new-1")).toEqual([
    { field: "name", part: undefined, message: "A CNAME stands alone. Use another name" },
  ]);
  expect(faults.has("r1")).toBe(false);
});
