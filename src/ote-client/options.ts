import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { UsageError } from "./fault";

export const HELP = `npm run ote -- --base <url> --token <key> --tld <tld> [options]

Sends the whole OT&E sequence of the registrar API to a server, checks every answer, and says what passed.

  --base <url>        the portal's URL, or that of its registrar API
  --token <key>       the API key. Other users of this machine see arguments: PORTOLAN_KEY in the environment
                      or --token-file <file> keep it to yourself. It is never printed
  --tld <tld>         the namespace to test in
  --run <code>        end of the names to register, when GET /status tells none
  --only <step,…>     only these steps, and those that they need
  --pace <n>          at most n requests in a second
  --archive <folder>  where the status is kept (default: .data/ote)
  --json              one JSON document instead of lines
  --help              this text

Exit code: 0 when every step passed, 1 when one failed, 2 when it was called wrongly.`;

export interface Options {
  /** URL of the API, without a slash at the end. */
  readonly base: string;
  readonly token: string;
  readonly tld: string;
  readonly run: string | null;
  readonly only: readonly string[] | null;
  readonly pace: number | null;
  readonly archive: string;
  readonly json: boolean;
}

const API_PATH = "/api/v1/registrar/v1";

/** @returns null when help was asked for. @throws UsageError */
export function readOptions(
  args: readonly string[],
  env: Record<string, string | undefined>,
): Options | null {
  const { values } = parse(args);
  if (values.help) return null;
  const { base, tld, run, only, pace, archive, json } = values;
  if (!base) throw new UsageError("Say which server with --base, such as https://portal.example");
  if (!tld) throw new UsageError("Say in which namespace to test with --tld");
  return {
    base: apiUrl(base),
    token: tokenOf(values.token, values["token-file"], env.PORTOLAN_KEY),
    tld: tld.toLowerCase().replace(/^\.|\.$/g, ""),
    run: codeOf(run),
    only:
      only === undefined
        ? null
        : only
            .split(",")
            .map((id) => id.trim())
            .filter(Boolean),
    pace: paceOf(pace),
    archive: archive ?? ".data/ote",
    json: json ?? false,
  };
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const options = {
    base: text,
    token: text,
    "token-file": text,
    tld: text,
    run: text,
    only: text,
    pace: text,
    archive: text,
    json: flag,
    help: { ...flag, short: "h" },
  } as const;
  try {
    return parseArgs({ args: [...args], options });
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}

function apiUrl(text: string): string {
  if (!URL.canParse(text)) throw new UsageError(`--base is no URL: ${text}`);
  const url = new URL(text);
  if (!/^https?:$/.test(url.protocol)) throw new UsageError("--base must begin with https:// or http://");
  const path = url.pathname.replace(/\/+$/, "");
  return url.origin + (path.endsWith("/registrar/v1") ? path : path + API_PATH);
}

function tokenOf(given: string | undefined, file: string | undefined, fromEnv: string | undefined): string {
  const token = (given ?? (file === undefined ? fromEnv : readToken(file)) ?? "").trim();
  if (token === "") throw new UsageError("Give the API key with --token, --token-file or PORTOLAN_KEY");
  // Anything else cannot be sent in a header.
  if (!/^[\x21-\x7e]+$/.test(token)) throw new UsageError("The API key has characters that no key has");
  return token;
}

function readToken(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new UsageError(`--token-file cannot be read (${(error as NodeJS.ErrnoException).code})`);
  }
}

function codeOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!/^[a-z0-9]{1,20}$/.test(text))
    throw new UsageError("--run is a code of letters and digits, such as k7f3");
  return text;
}

function paceOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const pace = Number(text);
  if (!(pace > 0 && pace <= 10_000))
    throw new UsageError("--pace is a number of requests in a second, such as 5");
  return pace;
}
