import type { DoorSettings } from "./context";
import type { Caller } from "./trpc/root";

/** What a sign-in by next-auth gets: the token for the cookie, or the code of the error. */
export type SignInOutcome =
  | {
      readonly ok: true;
      readonly userId: string;
      readonly email: string;
      readonly name: string;
      readonly token: string;
    }
  | { readonly ok: false; readonly code: string };

/**
 * What the process lends to the pages, on `globalThis.portolan`. Pages are bundled apart by Next and import no service
 * and no Prisma: this is their only way in.
 */
export interface PortolanGlobal {
  readonly publicUrl: DoorSettings["publicUrl"];
  /** A demonstration without SMTP: what would be mailed waits on the operators' mailbox page. */
  readonly keepsMail: boolean;
  /** Where this process answers DNS, or null when it does not. */
  readonly dnsAt: { readonly host: string; readonly port: number } | null;
  /** Requests in an hour for each key of an account that has no limit of its own. */
  readonly rateLimitPerHour: number;
  /** Seals next-auth's CSRF cookie. */
  readonly authSecret: string;
  /** Name of the session's cookie. */
  readonly sessionCookie: string;
  /** Calls procedures as the visitor whose request has these headers; who that is, is asked once. */
  createCaller(headers: Headers): Caller;
  /** @param credentials what the form sent, unchecked */
  signIn(credentials: unknown, headers: Headers): Promise<SignInOutcome>;
  /** Whose session a cookie's token opens, or null. */
  findSession(token: string): Promise<{ userId: string; email: string; name: string } | null>;
  /** Takes note of an error that is our fault. */
  report(error: unknown): void;
  /** Ends the session that a cookie's token opens. */
  signOut(token: string): Promise<void>;
}

declare global {
  var portolan: PortolanGlobal | undefined;
}
