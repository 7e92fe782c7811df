import { CATALOGUE, type ErrorCode } from "../error-catalogue";
import { ACCESS_HELP } from "./access";
import { DNS_AND_MONEY_HELP } from "./dns-and-money";
import type { ErrorHelp } from "./help";
import { NAME_HELP } from "./names";
import { REGISTRAR_HELP } from "./registrars";
import { REQUEST_HELP } from "./request";
import { OUR_HELP } from "./us";

/** What the page of each error says. A new row of the catalogue does not compile until it has help. */
export const ERROR_HELP: Record<ErrorCode, ErrorHelp> = {
  ...REQUEST_HELP,
  ...ACCESS_HELP,
  ...NAME_HELP,
  ...DNS_AND_MONEY_HELP,
  ...REGISTRAR_HELP,
  ...OUR_HELP,
};

/** Errors by what they are about, in the order of the docs. */
export const ERROR_GROUPS: readonly { readonly title: string; readonly codes: readonly ErrorCode[] }[] = [
  { title: "The request itself", codes: keys(REQUEST_HELP) },
  { title: "Who asks", codes: keys(ACCESS_HELP) },
  { title: "Names", codes: keys(NAME_HELP) },
  { title: "DNS and money", codes: keys(DNS_AND_MONEY_HELP) },
  { title: "Registrars", codes: keys(REGISTRAR_HELP) },
  { title: "The registry's fault", codes: keys(OUR_HELP) },
];

function keys(group: Partial<Record<ErrorCode, ErrorHelp>>): readonly ErrorCode[] {
  return Object.keys(group) as ErrorCode[];
}

/** Every name that an error is known by in some dialect, with its code of the catalogue. */
const BY_NAME: ReadonlyMap<string, ErrorCode> = new Map(
  (["v2", "registrar"] as const)
    .flatMap((dialect) =>
      (Object.keys(CATALOGUE) as ErrorCode[]).map((code): [string, ErrorCode] => [
        CATALOGUE[code][dialect],
        code,
      ]),
    )
    .reverse()
    .concat((Object.keys(CATALOGUE) as ErrorCode[]).map((code) => [code, code])),
);

/** The catalogue's code for a code of any dialect, in any case; null for none. Where several share it, the first. */
export function findErrorCode(name: string): ErrorCode | null {
  return BY_NAME.get(name) ?? BY_NAME.get(name.toLowerCase()) ?? BY_NAME.get(name.toUpperCase()) ?? null;
}
