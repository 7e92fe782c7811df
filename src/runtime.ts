import { join } from "node:path";
import { type Database, openDatabase } from "@/db/client";
import { type Env, keepAuthSecret } from "@/env";
import { liveDns } from "@/integrations/dns/live";
import { openPayments } from "@/integrations/payments/open";
import { keepKeyFile, openKeyFile } from "@/integrations/signing/ed25519-file";
import { addressGuard } from "@/integrations/webhooks/guard";
import type { Log } from "@/lib/log";
import { type ClockParts, DEMO_CLOCK } from "@/services/clock/parts";
import type { LiveDns } from "@/services/dns/check-live";
import { RequestCounts } from "@/services/health/series";
import type { PaymentProvider } from "@/services/payments/provider";
import { nothingOffered, type ServerOffer } from "@/services/registrar/offer";
import { openSealer, type Sealer } from "@/services/sealing/sealer";
import type { Signer } from "@/services/signing/signer";
import type { WebhookParts } from "@/services/webhooks/port";

/** Everything a door needs, made once a process: the only wiring of environment, database and integrations. */
export type Runtime = {
  readonly env: Env;
  readonly log: Log;
  readonly db: Database;
  /** Seals cookies and signed links. */
  readonly authSecret: string;
  /** Who takes cards; absent while nobody is set up and test cards are not taken. */
  readonly payments?: PaymentProvider;
  /** Asks the nameservers that answer for us. */
  readonly liveDns: LiveDns;
  /** Signs evidence and the audit's checkpoints. */
  readonly signer: Signer;
  /** Requests, jobs and publications of this process. */
  readonly counts: RequestCounts;
  /** What `/readyz` asks, by name: throws or rejects when the part is down. A part that is off here is absent. */
  readonly parts: Map<string, () => unknown>;
  /** What registrars are offered beside HTTP: whoever opens a part writes it here. */
  readonly offer: ServerOffer;
  /** Seals webhooks' secrets and knows where deliveries may go. */
  readonly webhooks: WebhookParts;
  /** Seals the secrets of second factors. */
  readonly sealer: Sealer;
  /** Lets operators move clocks on: in demonstrations only. */
  readonly clock?: ClockParts;
};

export function createRuntime(env: Env, log: Log, databaseUrl: string): Runtime {
  const db = openDatabase(databaseUrl, env.databaseConnections);
  const parts: Runtime["parts"] = new Map();
  parts.set("database", () => db.pool.query("select 1"));
  const authSecret = keepAuthSecret(env);
  return {
    env,
    log,
    db,
    authSecret,
    payments: openPayments(env.payments),
    liveDns: liveDns([{ address: reachable(env.dns.host), port: env.dns.port }]),
    signer: env.signingKeyFile
      ? openKeyFile(env.signingKeyFile)
      : keepKeyFile(join(env.dataDir, "signing-key.pem")),
    counts: new RequestCounts(),
    parts,
    offer: nothingOffered(),
    webhooks: { sealer: openSealer(authSecret, "webhook secrets"), guard: addressGuard(env.webhookAllow) },
    sealer: openSealer(authSecret, "second factors"),
    clock: env.demo ? DEMO_CLOCK : undefined,
  };
}

/** An address to ask at for one that is bound; the unspecified ones are all of this machine's. */
function reachable(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  return host === "::" ? "::1" : host;
}
