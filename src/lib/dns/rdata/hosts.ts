import { characterString, domainName, integer } from "./fields";
import type { RdataType } from "./types";

/** RFC 1035 §3.3.1. */
export const CNAME: RdataType = {
  name: "CNAME",
  code: 5,
  example: "shop.example.net.",
  fields: [domainName("target", { compressible: true, host: true })],
};

/** RFC 1035 §3.3.11. */
export const NS: RdataType = {
  name: "NS",
  code: 2,
  example: "ns1.example.net.",
  fields: [domainName("target", { compressible: true, host: true })],
};

/** RFC 1035 §3.3.9; the null MX `0 .` is RFC 7505. */
export const MX: RdataType = {
  name: "MX",
  code: 15,
  example: "10 mail.example.net.",
  fields: [integer("priority", 2), domainName("target", { compressible: true, host: true })],
};

/** RFC 2782. */
export const SRV: RdataType = {
  name: "SRV",
  code: 33,
  example: "10 5 443 server.example.net.",
  fields: [
    integer("priority", 2),
    integer("weight", 2),
    integer("port", 2),
    domainName("target", { host: true }),
  ],
};

/** RFC 3403 §4. */
export const NAPTR: RdataType = {
  name: "NAPTR",
  code: 35,
  example: '100 10 "S" "SIP+D2T" "" _sip._tcp.example.net.',
  fields: [
    integer("order", 2),
    integer("preference", 2),
    characterString("flags"),
    characterString("services"),
    characterString("regexp"),
    domainName("replacement"),
  ],
  check([, , flags = "", , regexp = "", replacement]) {
    const problems = [];
    if (!/^"[a-z0-9]*"$/i.test(flags)) {
      problems.push({
        field: "flags",
        code: "bad_flags",
        message: "NAPTR flags are letters and digits, such as S, A, U or P",
      });
    }
    if (regexp !== '""' && replacement !== ".") {
      problems.push({
        field: "replacement",
        code: "regexp_and_replacement",
        message: "A NAPTR record has a regexp or a replacement, not both (RFC 3403 §4.1)",
        fix: 'Write "" for the regexp, or . for the replacement',
      });
    }
    return problems;
  },
};

/** RFC 1035 §3.3.13. Made by the registry, never entered. */
export const SOA: RdataType = {
  name: "SOA",
  code: 6,
  example: "ns1.example.net. hostmaster.example.net. 1 7200 3600 1209600 300",
  fields: [
    domainName("primary", { compressible: true }),
    domainName("mailbox", { compressible: true }),
    integer("serial", 4),
    integer("refresh", 4),
    integer("retry", 4),
    integer("expire", 4),
    integer("minimum", 4),
  ],
};
