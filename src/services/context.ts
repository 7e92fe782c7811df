import type { Database } from "@/db/client";
import type { OperatorRole, Role } from "@/db/generated/enums";
import { joinedTo, type Tx } from "@/db/transaction";
import type { RegistrarScope } from "./access/registrar-scopes";
import type { Scope } from "./access/scopes";
import type { ClockParts } from "./clock/parts";
import type { LiveDns } from "./dns/check-live";
import type { PaymentProvider } from "./payments/provider";
import type { ServerOffer } from "./registrar/offer";
import type { Sealer } from "./sealing/sealer";
import type { Signer } from "./signing/signer";
import type { WebhookParts } from "./webhooks/port";

/** Who asks. */
export type Actor =
  | { readonly kind: "anonymous" }
  | {
      readonly kind: "user";
      readonly userId: string;
      readonly sessionId: string;
      readonly email: string;
      readonly name: string;
      /** The account in view and the role held there; null for an operator without an account. */
      readonly accountId: string | null;
      readonly role: Role | null;
      /** Whether operators suspended that account: then the role is `read_only`. */
      readonly isSuspended?: boolean;
      readonly operatorRole: OperatorRole | null;
    }
  | {
      readonly kind: "apiKey";
      readonly keyId: string;
      readonly accountId: string;
      readonly label: string;
      readonly scopes: readonly Scope[];
      /** With the scope `dns:acme`: the names, canonical, whose `_acme-challenge` TXT records it may set. */
      readonly acmeNames: readonly string[];
    }
  | {
      /** A registrar's key: everything it does is done for its channel, on the names of the channel's account. */
      readonly kind: "channel";
      readonly channelId: string;
      /** The channel's handle. */
      readonly slug: string;
      readonly keyId: string;
      readonly accountId: string;
      /** The key's name. */
      readonly label: string;
      readonly profile: string | null;
      readonly scopes: readonly RegistrarScope[];
    }
  | { readonly kind: "system"; readonly name: string };

/** Through which door a command came; written to the audit. */
export type Door =
  | "trpc"
  | "auth"
  | "subdomain_v2"
  | "registrar_v1"
  | "cloudflare_v4"
  | "mcp"
  | "httpreq"
  | "epp"
  | "system";

/**
 * What every verb is given. One `now` for a whole command: verbs never read the clock, so a test sets the date. Verbs
 * read neither environment nor framework.
 */
export interface Context {
  readonly actor: Actor;
  readonly now: Date;
  readonly db: Database;
  readonly requestId: string;
  readonly door: Door;
  /** The client's address, null when there is none. */
  readonly ip: string | null;
  /** Where browsers reach the portal, for links in mails: `https://names.example`, without a slash at the end. */
  readonly publicUrl: string;
  /** Who takes cards; absent through doors that sell nothing by card. */
  readonly payments?: PaymentProvider;
  /** Asks the real nameservers; absent where nothing may wait for the network. */
  readonly liveDns?: LiveDns;
  /** Signs evidence; absent where nothing is signed. */
  readonly signer?: Signer;
  /** What of the contract with registrars this process has opened; absent where nobody asks for it. */
  readonly offer?: ServerOffer;
  /** Seals webhooks' secrets and knows where they may go; absent where nobody changes webhooks. */
  readonly webhooks?: WebhookParts;
  /** Seals the secrets of second factors; absent where nobody proves one. */
  readonly sealer?: Sealer;
  /** Lets operators move a namespace's clock on; absent wherever names are real. */
  readonly clock?: ClockParts;
  /** Whoever asks waits for the end of what takes longer: it is carried on at once, by no job. */
  readonly waits?: boolean;
  /** Inside a sandbox command, whose writes are undone. */
  readonly sandbox?: boolean;
}

/** A context for work that nobody asked for: jobs, seed, migrations of data. */
export function systemContext(
  db: Database,
  name: string,
  now: Date,
  requestId: string,
  publicUrl = "http://localhost:3000",
): Context {
  return { actor: { kind: "system", name }, now, db, requestId, door: "system", ip: null, publicUrl };
}

/** The same command inside `tx`: whatever a verb reads or writes through it is on the transaction's connection. */
export function within(ctx: Context, tx: Tx): Context {
  return { ...ctx, db: joinedTo(ctx.db, tx) };
}
