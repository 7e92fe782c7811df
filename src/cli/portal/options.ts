import { parseArgs } from "node:util";
import { misused } from "./exit";

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

/** Options of every command. */
const COMMON = {
  url: text,
  "token-file": text,
  account: text,
  json: flag,
} as const;

const OWN = {
  limit: text,
  years: text,
  type: text,
  "auto-renew": flag,
  "no-privacy": flag,
  "accept-premium": flag,
  "dry-run": flag,
  yes: { ...flag, short: "y" },
} as const;

export type OwnOption = keyof typeof OWN;

/** What follows a command. */
export interface Call {
  readonly args: readonly string[];
  readonly values: {
    readonly url?: string;
    readonly "token-file"?: string;
    readonly account?: string;
    readonly json?: boolean;
    readonly limit?: string;
    readonly years?: string;
    readonly type?: string;
    readonly "auto-renew"?: boolean;
    readonly "no-privacy"?: boolean;
    readonly "accept-premium"?: boolean;
    readonly "dry-run"?: boolean;
    readonly yes?: boolean;
  };
}

/** @param own the options that the command takes beside the common ones. @throws Stop */
export function readCall(args: readonly string[], own: readonly OwnOption[]): Call {
  // Named here, since a token in arguments is seen by every user of the machine: it must not pass for a mistyped option.
  if (args.some((arg) => /^--token(?:=|$)/.test(arg))) {
    throw misused(
      "A token is not given as an argument, which others see: use PORTOLAN_TOKEN or --token-file",
    );
  }
  const options = { ...COMMON, ...Object.fromEntries(own.map((name) => [name, OWN[name]])) };
  try {
    const { positionals, values } = parseArgs({ args: [...args], options, allowPositionals: true });
    return { args: positionals, values: values as Call["values"] };
  } catch (error) {
    throw misused((error as Error).message);
  }
}

/** A whole number of an option. @throws Stop */
export function wholeNumber(option: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  if (!/^\d{1,6}$/.test(given)) throw misused(`--${option} is a whole number, such as 1; it was: ${given}`);
  return Number(given);
}

/** The one thing that a command is about. @throws Stop */
export function onlyArgument({ args }: Call, what: string): string {
  const [only, ...more] = args;
  if (only === undefined || more.length > 0) throw misused(`Give ${what}, and nothing more`);
  return only;
}
