import { readFileSync } from "node:fs";
import { misused } from "./exit";
import type { Terminal } from "./terminal";

/** Which portal, and by which token. */
export interface Settings {
  /** URL of the API, without a slash at the end. */
  readonly base: string;
  readonly token: string;
  /** The account's id, when it was given. */
  readonly account: string | null;
}

const API_PATH = "/client/v4";
const LOCAL = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** @throws Stop for what is missing or cannot be right */
export function readSettings(
  terminal: Terminal,
  given: { readonly url?: string; readonly "token-file"?: string; readonly account?: string },
): Settings {
  const { env } = terminal;
  const base = apiUrl(given.url ?? env.PORTOLAN_URL ?? "");
  if (base.startsWith("http:") && !LOCAL.test(new URL(base).hostname)) {
    terminal.note("Warning: the token travels unencrypted over http://. Use https:// if the portal has it.");
  }
  const token = tokenOf(given["token-file"], env.PORTOLAN_TOKEN);
  return { base, token, account: given.account ?? env.PORTOLAN_ACCOUNT ?? null };
}

function apiUrl(text: string): string {
  if (text === "") throw misused("Say which portal: PORTOLAN_URL=https://portal.example, or --url");
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw misused(`The portal's URL begins with https://, such as https://portal.example; it was: ${text}`);
  }
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") throw misused("The portal's URL holds no user or password");
  const path = url.pathname.replace(/\/+$/, "");
  return url.origin + (path.endsWith(API_PATH) ? path : path + API_PATH);
}

/** Never from the command line, which other users of the machine and the shell's history see. */
function tokenOf(file: string | undefined, fromEnv: string | undefined): string {
  const token = (file === undefined ? (fromEnv ?? "") : readToken(file)).trim();
  if (token === "")
    throw misused("Give an API token of your account: PORTOLAN_TOKEN, or --token-file <file>");
  // Anything else cannot be sent in a header.
  if (!/^[\x21-\x7e]+$/.test(token)) throw misused("The token has characters that no token has");
  return token;
}

function readToken(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw misused(
      `${file}, given as --token-file, cannot be read (${(error as NodeJS.ErrnoException).code})`,
    );
  }
}
