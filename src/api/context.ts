import type { Database } from "@/db/client";
import { newId } from "@/lib/id";
import type { ClockParts } from "@/services/clock/parts";
import type { Actor, Context, Door } from "@/services/context";
import type { LiveDns } from "@/services/dns/check-live";
import type { PaymentProvider } from "@/services/payments/provider";
import type { ServerOffer } from "@/services/registrar/offer";
import type { Sealer } from "@/services/sealing/sealer";
import type { Signer } from "@/services/signing/signer";
import type { WebhookParts } from "@/services/webhooks/port";
import { cookieActor, findKeyActor } from "./auth";

/** What the doors need of the process. */
export interface DoorSettings {
  readonly db: Database;
  /** `https://names.example`, without a slash at the end. */
  readonly publicUrl: string;
  readonly payments?: PaymentProvider;
  readonly liveDns?: LiveDns;
  readonly signer?: Signer;
  readonly offer?: ServerOffer;
  readonly webhooks?: WebhookParts;
  readonly sealer?: Sealer;
  readonly clock?: ClockParts;
}

/** What a door knows of a request before it knows who asks. */
export interface RequestFacts {
  readonly headers: Headers;
  readonly door: Door;
  /** The client's address, see client-address.ts. */
  readonly ip: string | null;
  readonly requestId: string;
}

/** A new request id: `req_` and a UUID without hyphens, ordered by time. */
export function newRequestId(): string {
  return `req_${newId().replaceAll("-", "")}`;
}

/** The context of a request whose actor is known. */
export function contextOf(settings: DoorSettings, request: RequestFacts, actor: Actor, now: Date): Context {
  const { door, ip, requestId } = request;
  const { db, publicUrl, payments, liveDns, signer, offer, webhooks, sealer, clock } = settings;
  const asked = { actor, now, db, requestId, door, ip, publicUrl };
  return { ...asked, payments, liveDns, signer, offer, webhooks, sealer, clock };
}

/**
 * The context of a request by API key, else by the session's cookie; anonymous without both.
 * @throws RegistryError as `authenticateKey`
 */
export async function browserContext(settings: DoorSettings, request: RequestFacts): Promise<Context> {
  const now = new Date();
  const { headers, ip } = request;
  const actor =
    (await findKeyActor(settings.db, headers, ip, now)) ??
    (await cookieActor(settings.db, headers, settings, ip, now));
  return contextOf(settings, request, actor, now);
}
