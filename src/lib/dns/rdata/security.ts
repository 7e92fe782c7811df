import type { RdataProblem } from "../problem";
import { integer, restHex } from "./fields";
import type { RdataType } from "./types";

/** Refuses hexadecimal data whose length its type fixes. */
function lengthCheck(
  field: string,
  what: string,
  hex: string | undefined,
  octets: number | undefined,
): RdataProblem[] {
  const digits = hex?.length ?? 0;
  if (octets === undefined || digits === octets * 2) return [];
  const message = `${what} has ${octets * 2} hexadecimal digits; this one has ${digits}`;
  return [{ field, code: "wrong_length", message }];
}

/** Octets of DS digests by their type: RFC 4034, 4509, 5933, 6605. */
const DS_DIGESTS: Readonly<Record<string, number>> = { "1": 20, "2": 32, "3": 32, "4": 48 };

/** RFC 4034 §5. */
export const DS: RdataType = {
  name: "DS",
  code: 43,
  example: "60485 13 2 E2D3C916F6DEEAC73294E8268FB5885044A833FC5459588F4A9184CFC41A5766",
  fields: [integer("keyTag", 2), integer("algorithm", 1), integer("digestType", 1), restHex("digest")],
  check([, , digestType = "", digest]) {
    if (DS_DIGESTS[digestType] === undefined) {
      const message = `A DS digest type is 1 (SHA-1), 2 (SHA-256) or 4 (SHA-384); not ${digestType}`;
      return [{ field: "digestType", code: "bad_digest_type", message }];
    }
    return lengthCheck("digest", `A DS digest of type ${digestType}`, digest, DS_DIGESTS[digestType]);
  },
};

/** RFC 6698 §2. */
export const TLSA: RdataType = {
  name: "TLSA",
  code: 52,
  example: "3 1 1 0B9FA5A59EED715C26C1020C711B4F6EC42D58B0015E14337A39DAD301C5AFC3",
  fields: [integer("usage", 1), integer("selector", 1), integer("matchingType", 1), restHex("data")],
  check([usage, selector, matchingType, data]) {
    const problems: RdataProblem[] = [];
    if (Number(usage) > 3 && usage !== "255") {
      problems.push({ field: "usage", code: "bad_usage", message: `A TLSA usage is 0 to 3; not ${usage}` });
    }
    if (Number(selector) > 1 && selector !== "255") {
      problems.push({
        field: "selector",
        code: "bad_selector",
        message: `A TLSA selector is 0 or 1; not ${selector}`,
      });
    }
    const octets = matchingType === "1" ? 32 : matchingType === "2" ? 64 : undefined;
    if (Number(matchingType) > 2 && matchingType !== "255") {
      const message = `A TLSA matching type is 0 (whole), 1 (SHA-256) or 2 (SHA-512); not ${matchingType}`;
      problems.push({ field: "matchingType", code: "bad_matching_type", message });
    }
    return [...problems, ...lengthCheck("data", `TLSA data of matching type ${matchingType}`, data, octets)];
  },
};

/** RFC 4255 §3.1, RFC 6594, RFC 8709. */
export const SSHFP: RdataType = {
  name: "SSHFP",
  code: 44,
  example: "4 2 123456789ABCDEF67890123456789ABCDEF67890123456789ABCDEF123456789",
  fields: [integer("algorithm", 1), integer("fingerprintType", 1), restHex("fingerprint")],
  check([algorithm = "", type = "", fingerprint]) {
    const problems: RdataProblem[] = [];
    if (!["1", "2", "3", "4", "6"].includes(algorithm)) {
      const message = `An SSHFP algorithm is 1 (RSA), 2 (DSA), 3 (ECDSA), 4 (Ed25519) or 6 (Ed448); not ${algorithm}`;
      problems.push({ field: "algorithm", code: "bad_algorithm", message });
    }
    if (type !== "1" && type !== "2") {
      const message = `An SSHFP fingerprint type is 1 (SHA-1) or 2 (SHA-256); not ${type}`;
      return [...problems, { field: "fingerprintType", code: "bad_fingerprint_type", message }];
    }
    return [
      ...problems,
      ...lengthCheck(
        "fingerprint",
        `An SSHFP fingerprint of type ${type}`,
        fingerprint,
        type === "1" ? 20 : 32,
      ),
    ];
  },
};
