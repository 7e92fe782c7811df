import { RdataError } from "../problem";
import { characterString, characterStrings, concat, integer, restString } from "./fields";
import type { Field, RdataType } from "./types";

/** RFC 1035 §3.3.14. */
export const TXT: RdataType = {
  name: "TXT",
  code: 16,
  example: '"v=spf1 -all"',
  fields: [characterStrings("text")],
};

/** RFC 1035 §3.3.2; what RFC 8482 answers to ANY. */
export const HINFO: RdataType = {
  name: "HINFO",
  code: 13,
  example: '"RFC8482" ""',
  fields: [characterString("cpu"), characterString("os")],
};

/** The property of a CAA record: letters and digits behind a length octet, lower case. */
const tag: Field = {
  name: "tag",
  parse([token]) {
    const text = (token?.text ?? "").toLowerCase();
    if (!/^[a-z0-9]{1,15}$/.test(text)) {
      throw new RdataError("bad_tag", `A CAA tag is issue, issuewild or iodef; '${text}' is not one`);
    }
    return concat([Uint8Array.of(text.length), new TextEncoder().encode(text)]);
  },
  format(wire, offset) {
    const next = offset + 1 + (wire[offset] ?? 0);
    return { text: String.fromCharCode(...wire.subarray(offset + 1, next)), next };
  },
};

const CAA_TAGS = new Set([
  "issue",
  "issuewild",
  "iodef",
  "issuemail",
  "issuevmc",
  "contactemail",
  "contactphone",
]);

/** RFC 8659 §4. */
export const CAA: RdataType = {
  name: "CAA",
  code: 257,
  example: '0 issue "ca.example.net"',
  fields: [integer("flags", 1), tag, restString("value")],
  check([flags, tagText = "", value = ""]) {
    const problems = [];
    if (flags !== "0" && flags !== "128") {
      problems.push({
        field: "flags",
        code: "bad_flags",
        message: `CAA flags are 0, or 128 for critical; not ${flags}`,
      });
    }
    if (!CAA_TAGS.has(tagText)) {
      problems.push({
        field: "tag",
        code: "bad_tag",
        message: `A CAA tag is issue, issuewild or iodef; '${tagText}' is not known`,
      });
    }
    if (tagText === "iodef" && !/^"(mailto:|https?:)/.test(value)) {
      problems.push({
        field: "value",
        code: "bad_iodef",
        message: "A CAA iodef value is a URL that begins with mailto:, http: or https:",
        fix: "Write mailto:security@example.net",
      });
    }
    return problems;
  },
};

/** RFC 7553 §4. */
export const URI: RdataType = {
  name: "URI",
  code: 256,
  example: '10 1 "https://www.example.net/"',
  fields: [integer("priority", 2), integer("weight", 2), restString("target")],
  check([, , target = ""]) {
    if (/^"[a-z][a-z0-9+.-]*:./i.test(target)) return [];
    return [
      {
        field: "target",
        code: "not_a_uri",
        message: `A URI record's target is a whole URI such as https://www.example.net/; ${target} has no scheme`,
      },
    ];
  },
};
