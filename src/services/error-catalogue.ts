import { ACCESS } from "./error-catalogue/access";
import { DNS_AND_MONEY } from "./error-catalogue/dns-and-money";
import { NAMES } from "./error-catalogue/names";
import { REGISTRARS } from "./error-catalogue/registrars";
import { REQUEST } from "./error-catalogue/request";
import type { ErrorRow } from "./error-catalogue/row";
import { US } from "./error-catalogue/us";

export type { ErrorRow } from "./error-catalogue/row";

/** The one catalogue of errors. Every dialect's answer, the docs and the forms are made from it. */
export const CATALOGUE = {
  ...REQUEST,
  ...ACCESS,
  ...NAMES,
  ...DNS_AND_MONEY,
  ...REGISTRARS,
  ...US,
} as const satisfies Record<string, ErrorRow>;

export type ErrorCode = keyof typeof CATALOGUE;
