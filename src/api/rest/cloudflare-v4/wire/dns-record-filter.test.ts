import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { WireRecord } from "./dns-record";
import { filterRecords, recordFilter } from "./dns-record-filter";

const apex = "shop.com.store";
const schema = z.object(recordFilter);

const record = (name: string, type: string, content: string, over: Partial<WireRecord> = {}): WireRecord => ({
  id: `${name} ${type}`,
  zone_id: "z",
  zone_name: apex,
  name: name === "@" ? apex : `${name}.${apex}`,
  type,
  content,
  data: undefined,
  priority: undefined,
  ttl: 300,
  proxiable: false,
  proxied: false,
  settings: {},
  meta: {},
  comment: null,
  tags: [],
  created_on: "",
  modified_on: "",
  ...over,
});

const records = [
  record("@", "A", "192.0.2.1", { comment: "The Shop", tags: ["team:Web", "old"] }),
  record("@", "TXT", '"v=spf1 -all"', { ttl: 60 }),
  record("www", "CNAME", "shop.example.net", { comment: "alias", tags: ["team:mail"] }),
  record("xn--bcher-kva", "A", "192.0.2.2", { ttl: 1, tags: ["new:1"] }),
];

/** Ids of what a query finds. */
const find = (query: object) => filterRecords(records, schema.parse(query), apex).map(({ id }) => id);
const [ROOT, SPF, WWW, IDN] = records.map(({ id }) => id);

describe("records are found", () => {
  it.each<[string, object, (string | undefined)[]]>([
    ["all, without a filter", {}, [ROOT, SPF, WWW, IDN]],
    ["by type", { type: "a" }, [ROOT, IDN]],
    ["by whole name", { name: "WWW.shop.com.store" }, [WWW]],
    ["by relative name", { "name.exact": "www" }, [WWW]],
    ["by the zone's own name", { name: "@" }, [ROOT, SPF]],
    ["by a Unicode name", { name: "bücher.shop.com.store." }, [IDN]],
    [
      "by part of the name",
      { "name.startswith": "W", "name.endswith": ".store", "name.contains": "shop" },
      [WWW],
    ],
    ["by content", { content: "192.0.2.1" }, [ROOT]],
    ["by content with final dot", { "content.exact": "Shop.example.net." }, [WWW]],
    ["by text, raw", { type: "TXT", content: "v=spf1 -all" }, [SPF]],
    ["by text, quoted", { content: '"v=spf1 -all"' }, [SPF]],
    ["by the beginning of a text", { "content.startswith": "V=SPF1", "content.endswith": "all" }, [SPF]],
    ["by comment", { "comment.exact": "the shop" }, [ROOT]],
    ["by part of a comment", { "comment.contains": "LI" }, [WWW]],
    ["without comment", { "comment.absent": "" }, [SPF, IDN]],
    ["with comment", { "comment.present": "true" }, [ROOT, WWW]],
    ["by tag and value", { "tag.exact": "TEAM:web" }, [ROOT]],
    [
      "by part of a tag's value",
      { "tag.startswith": "team:m", "tag.endswith": "team:l", "tag.contains": "team:ai" },
      [WWW],
    ],
    ["by a tag's name", { "tag.present": "team" }, [ROOT, WWW]],
    ["by the absence of a tag", { "tag.absent": "Team" }, [SPF, IDN]],
    ["by all tags", { "tag.present": "team", "tag.exact": "old" }, [ROOT]],
    ["by any tag", { "tag.present": "new", "tag.exact": "old", tag_match: "any" }, [ROOT, IDN]],
    ["by any tag, hyphenated", { "tag.present": "new", "tag.exact": "old", "tag-match": "any" }, [ROOT, IDN]],
    ["by any filter", { type: "CNAME", "content.contains": "spf", match: "any" }, [SPF, WWW]],
    ["by any filter of none", { match: "any" }, [ROOT, SPF, WWW, IDN]],
    [
      "by any filter, a search beside it",
      { type: "A", "tag.present": "team", match: "any", search: "alias" },
      [WWW],
    ],
    ["by a search in everything", { search: "SHOP" }, [ROOT, SPF, WWW, IDN]],
    ["by a search in tags", { search: "team:w" }, [ROOT]],
    ["not, when they are to be proxied", { proxied: true }, []],
    ["in the order of types", { order: "type", direction: "desc" }, [SPF, WWW, ROOT, IDN]],
    ["in the order of TTLs", { order: "ttl" }, [IDN, SPF, ROOT, WWW]],
    ["in reverse", { direction: "desc" }, [IDN, WWW, SPF, ROOT]],
  ])("%s", (_, query, expected) => {
    expect(find(query)).toEqual(expected);
  });
});
