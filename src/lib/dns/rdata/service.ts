import { domainName, integer } from "./fields";
import { formatParams, parseParams } from "./service-params";
import type { Field, RdataType } from "./types";

const params: Field = {
  name: "params",
  takesRest: true,
  parse: (tokens) => parseParams(tokens.map((token) => token.text)),
  format: (wire, offset, end) => ({ text: formatParams(wire.subarray(offset, end)), next: end }),
};

const fields = [integer("priority", 2), domainName("target", { host: true }), params];

function check([priority, , text = ""]: readonly string[]) {
  if (priority !== "0" || text === "") return [];
  return [
    {
      field: "params",
      code: "params_in_alias",
      message: "With priority 0 the record is an alias and takes no parameters (RFC 9460 §2.4.2)",
      fix: "Use priority 1 or remove the parameters",
    },
  ];
}

/** RFC 9460. */
export const SVCB: RdataType = {
  name: "SVCB",
  code: 64,
  example: "1 svc.example.net. alpn=h2 port=8443",
  fields,
  check,
};

/** RFC 9460 §9. */
export const HTTPS: RdataType = { name: "HTTPS", code: 65, example: "1 . alpn=h2,h3", fields, check };

/** Parameters may be left out altogether. */
export function isOptional(field: Field): boolean {
  return field === params;
}
