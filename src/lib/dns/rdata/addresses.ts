import { formatIpv4, formatIpv6, parseIpv4, parseIpv6 } from "../address";
import { RdataError } from "../problem";
import type { RdataType } from "./types";

/** RFC 1035 §3.4.1. */
export const A: RdataType = {
  name: "A",
  code: 1,
  example: "203.0.113.10",
  fields: [
    {
      name: "address",
      parse([token]) {
        const text = token?.text ?? "";
        const octets = parseIpv4(text);
        if (octets) return octets;
        const base = "An A record holds an IPv4 address such as 203.0.113.10";
        if (parseIpv6(text)) throw new RdataError("ipv6_in_a", `${base}; ${text} is IPv6: use AAAA`);
        if (/[a-z]/i.test(text)) {
          throw new RdataError("not_ipv4", `${base}; '${text}' is a name: use CNAME`);
        }
        throw new RdataError("not_ipv4", `${base}; '${text}' is not one`);
      },
      format: (wire, offset) => ({ text: formatIpv4(wire.subarray(offset, offset + 4)), next: offset + 4 }),
    },
  ],
};

/** RFC 3596 §2.2. */
export const AAAA: RdataType = {
  name: "AAAA",
  code: 28,
  example: "2001:db8::10",
  fields: [
    {
      name: "address",
      parse([token]) {
        const text = token?.text ?? "";
        const octets = parseIpv6(text);
        if (octets) return octets;
        const base = "An AAAA record holds an IPv6 address such as 2001:db8::10";
        if (parseIpv4(text)) throw new RdataError("ipv4_in_aaaa", `${base}; ${text} is IPv4: use A`);
        throw new RdataError("not_ipv6", `${base}; '${text}' is not one`);
      },
      format: (wire, offset) => ({ text: formatIpv6(wire.subarray(offset, offset + 16)), next: offset + 16 }),
    },
  ],
};
