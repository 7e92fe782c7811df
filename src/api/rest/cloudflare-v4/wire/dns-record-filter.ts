import { z } from "zod";
import { readRecordName } from "./dns-name";
import type { WireRecord } from "./dns-record";
import { bareHost, readText } from "./dns-record-data";

const text = z.string().max(4_096).optional();

const comparisons = (field: string) => ({
  [`${field}.exact`]: text,
  [`${field}.contains`]: text,
  [`${field}.startswith`]: text,
  [`${field}.endswith`]: text,
});

const anyOrAll = z.enum(["any", "all"]);

/** How records are found, as parameters of a query. Case never counts. */
export const recordFilter = {
  type: z.string().max(16).optional().meta({ description: "Only records of this type" }),
  name: text.meta({ description: "As `name.exact`: whole or relative to the zone" }),
  content: text.meta({ description: "As `content.exact`; quotes of TXT and final dots do not count" }),
  ...(comparisons("name") as Comparisons<"name">),
  ...(comparisons("content") as Comparisons<"content">),
  ...(comparisons("comment") as Comparisons<"comment">),
  "comment.absent": text.meta({ description: "Only records without a comment" }),
  "comment.present": text.meta({ description: "Only records with a comment" }),
  ...(comparisons("tag") as Comparisons<"tag">),
  "tag.absent": text.meta({ description: "Only records without the tag of this name" }),
  "tag.present": text.meta({ description: "Only records with the tag of this name" }),
  proxied: z.boolean().optional().meta({ description: "There is no proxy here: true finds nothing" }),
  match: anyOrAll.default("all").meta({ description: "Whether all filters have to fit, or any" }),
  tag_match: anyOrAll.optional().meta({ description: "The same among the filters of tags" }),
  "tag-match": anyOrAll.optional(),
  search: text.meta({ description: "In name, content, comment and tags; beside the other filters" }),
  order: z.enum(["type", "name", "content", "ttl", "proxied"]).optional(),
  direction: z.enum(["asc", "desc"]).default("asc"),
};

type Comparison = "exact" | "contains" | "startswith" | "endswith";
type Comparisons<Field extends string> = { [Key in `${Field}.${Comparison}`]: typeof text };

const filterSchema = z.object(recordFilter);
export type RecordFilter = z.output<typeof filterSchema>;

type Test = (record: WireRecord) => boolean;

/** The records that a filter finds, in its order; without one they stay in theirs. */
export function filterRecords(
  records: readonly WireRecord[],
  filter: RecordFilter,
  apex: string,
): WireRecord[] {
  const tests = testsOf(filter, apex);
  const search = filter.search?.toLowerCase();
  const found = records.filter((record) => {
    const fits =
      filter.match === "any"
        ? tests.length === 0 || tests.some((is) => is(record))
        : tests.every((is) => is(record));
    return fits && (search === undefined || searched(record).includes(search));
  });
  return sorted(found, filter);
}

function testsOf(filter: RecordFilter, apex: string): Test[] {
  const { type, name, content, proxied } = filter;
  const whole = (typed: string) => bareHost(readRecordName(typed, apex)).replace(/^@?$/, apex);
  const tests: Test[] = [];
  if (type !== undefined) tests.push((record) => record.type === type.toUpperCase());
  if (proxied !== undefined) tests.push((record) => record.proxied === proxied);
  for (const typed of [name, filter["name.exact"]]) {
    if (typed !== undefined) tests.push(is((record) => record.name, whole(typed)));
  }
  for (const typed of [content, filter["content.exact"]]) {
    if (typed !== undefined) tests.push(({ type: of, content: told }) => sameContent(of, told, typed));
  }
  tests.push(...partial((record) => record.name, filter, "name"));
  tests.push(...partial(contentOf, filter, "content"));
  const comment = (record: WireRecord) => record.comment ?? "";
  if (filter["comment.exact"] !== undefined) tests.push(is(comment, filter["comment.exact"]));
  tests.push(...partial(comment, filter, "comment"));
  if (filter["comment.absent"] !== undefined) tests.push((record) => record.comment === null);
  if (filter["comment.present"] !== undefined) tests.push((record) => record.comment !== null);
  const tags = tagTests(filter);
  const any = (filter.tag_match ?? filter["tag-match"] ?? "all") === "any";
  if (tags.length > 0)
    tests.push((record) => (any ? tags.some((fits) => fits(record)) : tags.every((fits) => fits(record))));
  return tests;
}

type Told = (record: WireRecord) => string;

function is(told: Told, wanted: string): Test {
  return (record) => told(record).toLowerCase() === wanted.toLowerCase();
}

function partial(told: Told, filter: RecordFilter, field: "name" | "content" | "comment"): Test[] {
  const tests: Test[] = [];
  const compare = (wanted: string | undefined, fits: (given: string, wanted: string) => boolean) => {
    if (wanted !== undefined) tests.push((record) => fits(told(record).toLowerCase(), wanted.toLowerCase()));
  };
  compare(filter[`${field}.contains`], (given, wanted) => given.includes(wanted));
  compare(filter[`${field}.startswith`], (given, wanted) => given.startsWith(wanted));
  compare(filter[`${field}.endswith`], (given, wanted) => given.endsWith(wanted));
  return tests;
}

/** `name:value` compares the value of the tag of that name. */
function tagTests(filter: RecordFilter): Test[] {
  const tests: Test[] = [];
  const compare = (typed: string | undefined, fits: (value: string, wanted: string) => boolean) => {
    if (typed === undefined) return;
    const [name, wanted] = taken(typed);
    tests.push(({ tags }) => tags.some((tag) => taken(tag)[0] === name && fits(taken(tag)[1], wanted)));
  };
  compare(filter["tag.exact"], (value, wanted) => value === wanted);
  compare(filter["tag.contains"], (value, wanted) => value.includes(wanted));
  compare(filter["tag.startswith"], (value, wanted) => value.startsWith(wanted));
  compare(filter["tag.endswith"], (value, wanted) => value.endsWith(wanted));
  compare(filter["tag.present"], () => true);
  const absent = filter["tag.absent"];
  if (absent !== undefined)
    tests.push(({ tags }) => !tags.some((tag) => taken(tag)[0] === absent.toLowerCase()));
  return tests;
}

/** A tag's name and value, in lower case. */
function taken(tag: string): readonly [string, string] {
  const [name = "", ...value] = tag.toLowerCase().split(":");
  return [name, value.join(":")];
}

/** The text of TXT, for what is only part of it. */
const contentOf: Told = ({ type, content }) => (type === "TXT" ? readText(content) : content);

function sameContent(type: string, told: string, typed: string): boolean {
  if (type === "TXT") return readText(told).toLowerCase() === readText(typed).toLowerCase();
  return told.toLowerCase() === bareHost(typed.trim().toLowerCase());
}

const searched = (record: WireRecord) =>
  [record.name, contentOf(record), record.comment ?? "", ...record.tags].join("\n").toLowerCase();

function sorted(records: WireRecord[], { order, direction }: RecordFilter): WireRecord[] {
  const sign = direction === "desc" ? -1 : 1;
  if (order === undefined) return sign === 1 ? records : records.reverse();
  const compare = (a: WireRecord, b: WireRecord) => {
    if (order === "ttl") return a.ttl - b.ttl;
    const [left, right] = [String(a[order]), String(b[order])];
    return left < right ? -1 : left > right ? 1 : 0;
  };
  return records.sort((a, b) => sign * compare(a, b));
}
