import NextAuth, { AuthError, CredentialsSignin, type NextAuthConfig } from "next-auth";
import type { JWT } from "next-auth/jwt";
import Credentials from "next-auth/providers/credentials";
import type { PortolanGlobal } from "@/api/portolan-global";

/**
 * Sign-in and sign-out by next-auth, with sessions of our own: the cookie holds an opaque token whose hash is a row in
 * the database, so that a session can be listed and revoked. next-auth keeps such sessions for credentials only under
 * its strategy "jwt": the "JWT" that it encodes and decodes here is our token, and nothing else is in it.
 */

/** The longest that browsers keep a cookie (RFC 6265bis §5.5); how long a session lives is the database's to say. */
const COOKIE_SECONDS = 400 * 86_400;

/** What next-auth calls errors of the visitor's. */
const VISITORS_FAULTS = new Set(["CredentialsSignin", "MissingCSRF", "UnknownAction", "InvalidCallbackUrl"]);

/** Tells the sign-in form why, by the code of the catalogue. */
class Refusal extends CredentialsSignin {
  constructor(override readonly code: string) {
    super(code);
  }
}

const { handlers } = NextAuth(() => configure(loadPortolan()));

export const { GET, POST } = handlers;

function loadPortolan(): PortolanGlobal {
  if (!globalThis.portolan)
    throw new Error("Pages are served by Portolan's own server: start it with npm start");
  return globalThis.portolan;
}

function configure(portolan: PortolanGlobal): NextAuthConfig {
  const secure = portolan.publicUrl.startsWith("https:");
  return {
    secret: portolan.authSecret,
    basePath: "/api/auth",
    trustHost: true,
    useSecureCookies: secure,
    pages: { signIn: "/sign-in", signOut: "/sign-out", error: "/sign-in" },
    session: { strategy: "jwt", maxAge: COOKIE_SECONDS },
    cookies: {
      sessionToken: {
        name: portolan.sessionCookie,
        options: { httpOnly: true, sameSite: "lax", path: "/", secure },
      },
    },
    jwt: {
      maxAge: COOKIE_SECONDS,
      encode: async ({ token }) => tokenOf(token) ?? "",
      decode: async ({ token }) => (token ? { sessionToken: token } : null),
    },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(credentials, request) {
          const outcome = await portolan.signIn(credentials, request.headers);
          if (!outcome.ok) throw new Refusal(outcome.code);
          const { userId, email, name, token } = outcome;
          return { id: userId, email, name, sessionToken: token };
        },
      }),
    ],
    callbacks: {
      async jwt({ token, user }) {
        if (user && "sessionToken" in user) return { sessionToken: user.sessionToken };
        const sessionToken = tokenOf(token);
        const found = sessionToken === null ? null : await portolan.findSession(sessionToken);
        return found && { sessionToken, name: found.name, email: found.email };
      },
      session: ({ session, token }) => ({
        expires: session.expires,
        user: { name: token.name, email: token.email },
      }),
    },
    events: {
      async signOut(message) {
        const token = "token" in message ? tokenOf(message.token) : null;
        if (token !== null) await portolan.signOut(token);
      },
    },
    logger: {
      error(error) {
        if (!(error instanceof AuthError && VISITORS_FAULTS.has(error.type))) portolan.report(error);
      },
      warn: () => undefined,
    },
  };
}

function tokenOf(token: JWT | null | undefined): string | null {
  return typeof token?.sessionToken === "string" ? token.sessionToken : null;
}
