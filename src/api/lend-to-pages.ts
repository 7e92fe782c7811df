import { credentialsInput } from "@/services/access/schema";
import { findSessionActor } from "@/services/access/sessions";
import { signIn } from "@/services/access/sign-in";
import { signOut } from "@/services/access/sign-out";
import { RegistryError, toRegistryError } from "@/services/errors";
import { readSessionToken } from "./auth";
import { browserContext, contextOf, type DoorSettings, newRequestId } from "./context";
import { sessionCookieName } from "./cookies";
import type { PortolanGlobal } from "./portolan-global";
import { registryErrorOf } from "./trpc/errors";
import { createCaller } from "./trpc/root";

export interface PagesSettings extends DoorSettings {
  readonly authSecret: string;
  readonly rateLimitPerHour: PortolanGlobal["rateLimitPerHour"];
  readonly keepsMail?: PortolanGlobal["keepsMail"];
  readonly dnsAt?: PortolanGlobal["dnsAt"];
  /** Told of every error that is our fault. */
  onDefect(error: unknown, about: { requestId: string; path: string | undefined }): void;
}

/**
 * Makes what the process lends to the pages. The server must have put the client's address, and nothing a client wrote,
 * into `x-forwarded-for` before it hands a request to Next.
 */
export function lendToPages(settings: PagesSettings): PortolanGlobal {
  const { db, publicUrl, authSecret, rateLimitPerHour } = settings;
  const facts = (headers: Headers, door: "trpc" | "auth") => ({
    headers,
    door,
    ip: headers.get("x-forwarded-for"),
    requestId: newRequestId(),
  });
  const endSession = async (token: string) => {
    const now = new Date();
    const actor = await findSessionActor(db, token, null, now);
    if (actor) await signOut(contextOf(settings, facts(new Headers(), "auth"), actor, now));
  };
  return {
    publicUrl,
    keepsMail: settings.keepsMail ?? false,
    dnsAt: settings.dnsAt ?? null,
    rateLimitPerHour,
    authSecret,
    sessionCookie: sessionCookieName(publicUrl),
    createCaller(headers) {
      const request = facts(headers, "trpc");
      let context: ReturnType<typeof browserContext> | undefined;
      return createCaller(
        () => {
          context ??= browserContext(settings, request);
          return context;
        },
        {
          onError({ error, path }) {
            const own = registryErrorOf(error);
            if (own.code !== "internal") return;
            settings.onDefect(own.cause ?? error, { requestId: request.requestId, path });
          },
        },
      );
    },
    async signIn(credentials, headers) {
      const input = credentialsInput.strip().safeParse(credentials);
      if (!input.success) return { ok: false, code: "invalid_credentials" };
      const request = facts(headers, "auth");
      const ctx = contextOf(settings, request, { kind: "anonymous" }, new Date());
      try {
        const { userId, email, name, token } = await signIn(ctx, input.data, headers.get("user-agent"));
        // A browser has one session: the one before ends.
        const before = readSessionToken(headers, publicUrl);
        if (before !== null) await endSession(before);
        return { ok: true, userId, email, name, token };
      } catch (error) {
        if (!(error instanceof RegistryError)) {
          settings.onDefect(error, { requestId: request.requestId, path: "sign-in" });
        }
        return { ok: false, code: toRegistryError(error).code };
      }
    },
    async findSession(token) {
      const actor = await findSessionActor(db, token, null, new Date());
      return actor && { userId: actor.userId, email: actor.email, name: actor.name };
    },
    signOut: endSession,
    report: (error) => settings.onDefect(error, { requestId: newRequestId(), path: undefined }),
  };
}
